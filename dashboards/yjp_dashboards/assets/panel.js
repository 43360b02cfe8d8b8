/* What a panel does in the browser: draws its tables, saves its chart as a picture, copies its address. */
(function () {
  "use strict";

  function make(name, text, attributes) {
    const made = document.createElement(name);
    if (text !== undefined) {
      made.textContent = text;
    }
    for (const [key, value] of Object.entries(attributes || {})) {
      made.setAttribute(key, value);
    }
    return made;
  }

  function cell(content, first) {
    const quiet = Array.isArray(content);
    const text = quiet ? content[0] : content;
    if (first) {
      return make("th", text, { scope: "row" });
    }
    return make("td", text, quiet ? { class: "none" } : {});
  }

  /* Caption, column headers, and row headers in the first column; it scrolls sideways by keyboard if it must. */
  function table(spec) {
    const made = make("table", undefined, { class: "data" });
    const caption = make("caption");
    caption.append(make("span", spec.caption));
    const top = make("tr");
    top.append(...spec.headers.map((text) => make("th", text, { scope: "col" })));
    const head = make("thead");
    head.append(top);
    const body = make("tbody");
    for (const cells of spec.rows) {
      const row = make("tr");
      row.append(...cells.map((content, place) => cell(content, place === 0)));
      body.append(row);
    }
    made.append(caption, head, body);
    /* A column of words reads from the left, a column of numbers is aligned at its end. */
    spec.headers.forEach((_, place) => {
      const texts = spec.rows.map((cells) => cells[place]).filter((content) => !Array.isArray(content));
      const words = texts.length > 0 && texts.every((text) => !/\d/.test(text));
      if (place > 0 && words) {
        made.querySelectorAll("tr").forEach((row) => row.children[place].classList.add("words"));
      }
    });
    const frame = make("div", undefined, {
      class: "scroll",
      role: "region",
      tabindex: "0",
      "aria-label": spec.caption,
    });
    frame.append(made);
    return frame;
  }

  /* Hundreds of cells are the browser's own elements and no components: that is ten times faster. */
  let asked = false;
  function drawTables() {
    asked = false;
    document.querySelectorAll("[data-tables]").forEach((place) => {
      if (place.drawnFrom !== place.dataset.tables) {
        place.drawnFrom = place.dataset.tables;
        place.replaceChildren(...JSON.parse(place.dataset.tables).map(table));
      }
    });
  }
  new MutationObserver(function () {
    if (!asked) {
      asked = true;
      window.requestAnimationFrame(drawTables);
    }
  }).observe(document.documentElement, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ["data-tables"],
  });

  const PICTURE = { width: 1200, height: 720 };

  /* The chart with its takeaway above and its caption below: a picture travels without its page. */
  function savePicture(button) {
    const plot = document.querySelector("#" + button.dataset.picture + " .js-plotly-plot");
    const line = (text, width) => {
      const lines = [""];
      for (const word of text.split(" ")) {
        if ((lines[lines.length - 1] + " " + word).length > width) {
          lines.push(word);
        } else {
          lines[lines.length - 1] += (lines[lines.length - 1] ? " " : "") + word;
        }
      }
      return lines;
    };
    const plain = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
    const above = line(button.dataset.title, 75).map(plain);
    const below = line(button.dataset.caption, 130).map(plain);
    const layout = JSON.parse(JSON.stringify(plot.layout));
    layout.autosize = false;
    layout.margin = Object.assign({}, layout.margin, {
      t: 70 + 28 * above.length,
      b: 80 + 18 * below.length,
      l: 80,
      r: 40,
    });
    layout.title = { text: "<b>" + above.join("<br>") + "</b>", x: 0.02, xanchor: "left", y: 0.97, yanchor: "top" };
    layout.annotations = [
      {
        text: below.join("<br>"),
        xref: "paper",
        yref: "paper",
        x: 0,
        y: 0,
        yshift: -65,
        xanchor: "left",
        yanchor: "top",
        align: "left",
        showarrow: false,
        font: { size: 13 },
      },
    ];
    return window.Plotly.downloadImage(
      { data: plot.data, layout: layout },
      Object.assign({ format: "png", filename: button.dataset.filename }, PICTURE)
    );
  }

  function say(link, words) {
    const before = link.textContent;
    link.setAttribute("role", "status");
    link.textContent = words;
    window.setTimeout(() => {
      link.removeAttribute("role");
      link.textContent = before;
    }, 2000);
  }

  document.addEventListener("click", function (event) {
    const button = event.target.closest("[data-picture]");
    if (button) {
      savePicture(button);
      return;
    }
    const link = event.target.closest("a.copy-address");
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) && event.button === 0;
    /* Without leave to write there, the link does what links do: it shows its address above. */
    if (link && plain && navigator.clipboard) {
      event.preventDefault();
      navigator.clipboard.writeText(link.href).then(
        () => say(link, "Copied"),
        () => window.history.replaceState(null, "", link.href)
      );
    }
  });
})();
