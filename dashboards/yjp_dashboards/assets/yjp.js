/* What the browser itself must do: keep choices and address the same, and get the page ready for paper. */
(function () {
  "use strict";

  /* An address that names a place on the page: the page is drawn after the browser has looked for it. */
  function arrive() {
    const place = window.location.hash && document.getElementById(window.location.hash.slice(1));
    if (place) {
      place.scrollIntoView();
      place.focus({ preventScroll: true });
    }
    return Boolean(place);
  }

  let shown = null;

  /* After a page was drawn: its link in the menu says so, and reading goes on at its beginning or its named place. */
  function drawn(path) {
    document.querySelectorAll(".menu a").forEach((link) => {
      if (link.pathname === path) {
        link.setAttribute("aria-current", "page");
      } else {
        link.removeAttribute("aria-current");
      }
    });
    window.yjpTheme();
    document.querySelectorAll(".menu-button").forEach((button) => button.setAttribute("aria-expanded", "false"));
    const first = shown === null;
    const other = !first && shown !== path;
    shown = path;
    window.requestAnimationFrame(() => {
      if (!arrive() && other) {
        window.scrollTo(0, 0);
        document.querySelector("main").focus({ preventScroll: true });
      }
    });
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    yjp: {
      /* Values, the address and the usual choices: whichever moved, the others follow (back and forward, too). */
      chosen: function (...given) {
        const usual = given.pop();
        const search = given.pop() || "";
        const unchanged = window.dash_clientside.no_update;
        const asked = new URLSearchParams(search);
        const source = window.dash_clientside.callback_context.triggered_id || "";
        const text = (value) => (Array.isArray(value) ? [...value].sort().join(",") : String(value));
        if (source.endsWith("-address")) {
          const values = usual.map(([key, value], place) => {
            const found = asked.has(key) ? asked.get(key) : text(value);
            if (found === text(given[place])) {
              return unchanged;
            }
            return Array.isArray(value) ? found.split(",").filter(Boolean) : found;
          });
          return [...values, unchanged];
        }
        usual.forEach(([key, value], place) => {
          if (text(value) === text(given[place])) {
            asked.delete(key);
          } else {
            asked.set(key, text(given[place]));
          }
        });
        const wanted = asked.size ? "?" + asked.toString().replace(/%2C/g, ",") : "";
        return [...usual.map(() => unchanged), wanted === search ? unchanged : wanted];
      },

      /* The document is called after the page in it, which a tab and a screen reader say first. */
      title: function (content, path, titles) {
        const here = (path || "/").replace(/\/+$/, "") || "/";
        if (titles[here]) {
          document.title = titles[here];
        }
        drawn(here);
        return window.dash_clientside.no_update;
      },
    },
  });

  /* A session that has ended while the page was open: loading the page again leads to the sign-in and back. */
  const ask = window.fetch;
  window.fetch = function () {
    return ask.apply(this, arguments).then(function (answer) {
      if (answer.status === 401) {
        window.location.reload();
        /* Nobody goes on with an answer that is none. */
        return new Promise(function () {});
      }
      return answer;
    });
  };

  /* A form of the shell comes back to where the reader is. */
  document.addEventListener("submit", function (event) {
    if (event.target.matches("form.views") && !event.target.querySelector("input[name=next]")) {
      const here = document.createElement("input");
      here.type = "hidden";
      here.name = "next";
      here.value = window.location.pathname + window.location.search;
      event.target.append(here);
    }
  });

  /* Paper has no folds and its own width: open every part, and draw the chart to fit. */
  const PAPER_WIDTH = 680;
  /* As the style sheet for paper has it: chart, table and source of a subject go on one sheet. */
  const SHEET_HEIGHT = 260;
  let opened = [];

  function eachPlot(change) {
    document.querySelectorAll(".js-plotly-plot").forEach(change);
  }

  window.addEventListener("beforeprint", function () {
    opened = Array.from(document.querySelectorAll("details:not([open])"));
    opened.forEach((part) => (part.open = true));
    eachPlot((plot) => {
      const size = { autosize: false, width: PAPER_WIDTH };
      window.Plotly.relayout(plot, plot.closest(".sheet") ? Object.assign(size, { height: SHEET_HEIGHT }) : size);
    });
  });

  window.addEventListener("afterprint", function () {
    opened.forEach((part) => (part.open = false));
    eachPlot((plot) => {
      delete plot.layout.width;
      delete plot.layout.height;
      window.Plotly.relayout(plot, { autosize: true }).then(() => window.Plotly.Plots.resize(plot));
    });
  });
})();
