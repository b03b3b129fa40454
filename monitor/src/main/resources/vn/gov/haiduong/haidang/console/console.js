// Refreshes the page in place, so that reading, scrolling and keyboard focus are not disturbed.
// Without this script a page refreshes as a whole, unless it has forms to fill in.
(() => {
  "use strict";
  const every = 15000;
  // What somebody has begun to fill in must not be taken away.
  const changed = (f) => {
    if (f.tagName === "SELECT") {
      return f.selectedIndex !== Math.max(0, [...f.options].findIndex((o) => o.defaultSelected));
    }
    return f.type === "checkbox" ? f.checked !== f.defaultChecked : f.value !== f.defaultValue;
  };
  const begun = () =>
    [...document.querySelectorAll("#noi-dung input, #noi-dung select, #noi-dung textarea")].some(changed);
  const busy = () => {
    const at = document.activeElement;
    const typing = at && (/^(INPUT|SELECT|TEXTAREA)$/.test(at.tagName) || at.closest("form"));
    return document.hidden || typing || begun();
  };
  // A fold is known by its words: others may have come or gone.
  const folds = (page) => [...page.querySelectorAll("details")];
  const words = (fold) => (fold.querySelector("summary") || fold).textContent;
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
      const inside = at && now.contains(at);
      const href = inside ? at.getAttribute("href") : null;
      const fold = inside && at.tagName === "SUMMARY" ? at.textContent : null;
      const open = new Map(folds(now).map((one) => [words(one), one.open]));
      now.replaceWith(next);
      folds(next).forEach((one) => {
        if (open.has(words(one))) one.open = open.get(words(one));
      });
      document.title = fresh.title;
      const same = href
        ? [...next.querySelectorAll("a")].find((a) => a.getAttribute("href") === href)
        : fold && [...next.querySelectorAll("summary")].find((s) => s.textContent === fold);
      if (same) same.focus({ preventScroll: true });
      document.body.classList.remove("lost");
    } catch {
      document.body.classList.add("lost");
    }
  };
  setInterval(refresh, every);
})();
