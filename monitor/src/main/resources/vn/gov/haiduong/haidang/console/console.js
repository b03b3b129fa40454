// Refreshes the page in place, so that reading, scrolling and keyboard focus are not disturbed.
// Without this script the page refreshes as a whole.
(() => {
  "use strict";
  const every = 15000;
  // What somebody has begun to fill in must not be taken away.
  const begun = () =>
    [...document.querySelectorAll("#noi-dung input, #noi-dung textarea")].some((f) =>
      f.type === "checkbox" ? f.checked !== f.defaultChecked : f.value !== f.defaultValue);
  const busy = () => {
    const at = document.activeElement;
    return document.hidden || (at && /^(INPUT|SELECT|TEXTAREA)$/.test(at.tagName)) || begun();
  };
  const folds = (page) => [...page.querySelectorAll("details")];
  const refresh = async () => {
    if (busy()) return;
    try {
      const answer = await fetch(location.href, { cache: "no-store" });
      if (!answer.ok) throw new Error(String(answer.status));
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      const now = document.getElementById("noi-dung");
      const next = fresh.getElementById("noi-dung");
      if (!now || !next || busy()) return;
      const at = document.activeElement;
      const href = at && now.contains(at) ? at.getAttribute("href") : null;
      const open = folds(now).map((fold) => fold.open);
      now.replaceWith(next);
      const same = folds(next);
      if (same.length === open.length) same.forEach((fold, i) => (fold.open = open[i]));
      document.title = fresh.title;
      if (href) {
        const same = [...next.querySelectorAll("a")].find((a) => a.getAttribute("href") === href);
        if (same) same.focus({ preventScroll: true });
      }
      document.body.classList.remove("lost");
    } catch {
      document.body.classList.add("lost");
    }
  };
  setInterval(refresh, every);
})();
