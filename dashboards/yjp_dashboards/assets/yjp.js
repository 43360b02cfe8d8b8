/* What the browser itself must do: keep choice and address the same, and get the page ready for paper. */
(function () {
  "use strict";

  const QUERY = "indicator";

  function showTrend() {
    const heading = document.getElementById("trend");
    if (heading) {
      heading.scrollIntoView();
      heading.focus({ preventScroll: true });
    }
  }

  /* A card's link that was opened afresh: the page is drawn after the browser has looked for its place. */
  if (window.location.hash === "#trend") {
    const arrival = new MutationObserver(function () {
      if (document.getElementById("trend")) {
        arrival.disconnect();
        showTrend();
      }
    });
    arrival.observe(document.body, { childList: true, subtree: true });
  }

  /* A Dash HTML component as the browser's own element: hundreds of table cells at once, and no markup is parsed. */
  function element(part) {
    if (part === null || typeof part !== "object") {
      return document.createTextNode(part ?? "");
    }
    const made = document.createElement(part.type);
    for (const [name, value] of Object.entries(part.props)) {
      if (name === "children") {
        made.append(...[].concat(value).map(element));
      } else {
        made.setAttribute(name === "className" ? "class" : name, value);
      }
    }
    return made;
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    yjp: {
      /* The choice may come from the radio buttons, from a card's link, or from the address (back, forward). */
      choose: function (chosen, search, clicks, options) {
        const unchanged = window.dash_clientside.no_update;
        const source = window.dash_clientside.callback_context.triggered_id;
        const known = options.map((option) => option.value);
        const asked = new URLSearchParams(search || "").get(QUERY);
        const address = (name) => (name === asked ? unchanged : "?" + new URLSearchParams({ [QUERY]: name }));
        if (source === "indicator-choice") {
          return [unchanged, address(chosen)];
        }
        if (source && source.indicator) {
          window.setTimeout(showTrend, 0);
          return [source.indicator === chosen ? unchanged : source.indicator, address(source.indicator)];
        }
        const wanted = known.includes(asked) ? asked : known[0];
        return [wanted === chosen ? unchanged : wanted, unchanged];
      },

      /* Fills the parts that are folded away: the id of each, and its components. */
      unfold: function (folded) {
        for (const [id, parts] of Object.entries(folded)) {
          document.getElementById(id).replaceChildren(...parts.map(element));
        }
        return "false";
      },

      /* The document is called after the page in it, which a tab and a screen reader say first. */
      title: function (content, path, titles) {
        const name = titles[(path || "/").replace(/\/+$/, "") || "/"];
        if (name) {
          document.title = name;
        }
        return window.dash_clientside.no_update;
      },
    },
  });

  /* A plain click on a card's link stays on the page; with a modifier key it opens as any link does. */
  document.addEventListener("click", function (event) {
    const link = event.target.closest("a.show-trend");
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) && event.button === 0;
    if (link && plain) {
      event.preventDefault();
    }
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
  let opened = [];

  function eachPlot(change) {
    document.querySelectorAll(".js-plotly-plot").forEach(change);
  }

  window.addEventListener("beforeprint", function () {
    opened = Array.from(document.querySelectorAll("details:not([open])"));
    opened.forEach((part) => (part.open = true));
    eachPlot((plot) => window.Plotly.relayout(plot, { autosize: false, width: PAPER_WIDTH }));
  });

  window.addEventListener("afterprint", function () {
    opened.forEach((part) => (part.open = false));
    eachPlot((plot) => {
      delete plot.layout.width;
      window.Plotly.relayout(plot, { autosize: true }).then(() => window.Plotly.Plots.resize(plot));
    });
  });
})();
