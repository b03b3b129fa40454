// Refreshes the page in place, so that reading, scrolling and keyboard focus are not disturbed.
// Without this script the page refreshes as a whole.
(() => {
  "use strict";
  const every = 15000;
  const busy = () => {
    const at = document.activeElement;
    return document.hidden || (at && /^(INPUT|SELECT)$/.test(at.tagName));
  };
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
      now.replaceWith(next);
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
