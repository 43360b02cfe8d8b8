/* Light or dark: what the computer is set to, until somebody chooses here; the choice stays in this browser. */
(function () {
  "use strict";

  const KEY = "yjp-theme";
  const root = document.documentElement;

  function kept() {
    try {
      return window.localStorage.getItem(KEY);
    } catch (refused) {
      return null;
    }
  }

  function dark() {
    const chosen = root.dataset.theme;
    return chosen ? chosen === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
  }

  function say() {
    document.querySelectorAll(".theme").forEach((button) => {
      button.setAttribute("aria-pressed", String(dark()));
    });
  }

  if (kept() === "dark" || kept() === "light") {
    root.dataset.theme = kept();
  }

  document.addEventListener("click", function (event) {
    if (event.target.closest(".theme")) {
      root.dataset.theme = dark() ? "light" : "dark";
      try {
        window.localStorage.setItem(KEY, root.dataset.theme);
      } catch (refused) {
        /* Then it is kept until the page is left. */
      }
      say();
    }
    const menu = event.target.closest(".menu-button");
    if (menu) {
      menu.setAttribute("aria-expanded", String(menu.getAttribute("aria-expanded") !== "true"));
    }
  });

  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", say);
  window.yjpTheme = say;
})();
