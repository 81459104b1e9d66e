"use strict";

// The page is complete without this script. With it, readers can read values off figures, sort and copy tables, save
// figures, copy their captions, and choose criterion and measure.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  /** An element with attributes, listeners (`onclick` and the like) and children. */
  const make = (name, attributes = {}, ...content) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (typeof value === "function") element.addEventListener(key.slice(2), value);
      else if (value !== false) element.setAttribute(key, value === true ? "" : value);
    }
    element.append(...content);
    return element;
  };

  const sides = ["x", "y", "width", "height"];

  /** The sides of a rectangle as numbers. */
  const box = (rect) => sides.map((side) => Number(rect.getAttribute(side)));

  /** Lays a rectangle over another. */
  const cover = (rect, other) => sides.forEach((side) => rect.setAttribute(side, other.getAttribute(side)));

  const status = make("div", { class: "unseen", role: "status" });
  const hint = make("p", { class: "unseen", id: "reading-hint" }, "Arrow keys read the values one by one.");
  const tooltip = make("div", { class: "tooltip", "aria-hidden": "true", hidden: true });
  document.querySelector("main").append(status, hint, tooltip);

  // Values of figures, under the pointer or by arrow keys

  const mark = document.createElementNS(document.querySelector("figure svg")?.namespaceURI ?? null, "rect");
  mark.setAttribute("class", "mark");

  const hide = () => {
    tooltip.hidden = true;
    mark.remove();
  };

  const show = (region) => {
    const [title, ...facts] = region.lines;
    tooltip.replaceChildren(make("strong", {}, title));
    if (facts.length) {
      const list = make("dl");
      for (const fact of facts) {
        const end = fact.indexOf(": ");
        list.append(make("dt", {}, fact.slice(0, end)), make("dd", {}, fact.slice(end + 2)));
      }
      tooltip.append(list);
    }
    cover(mark, region.rect);
    region.rect.parentNode.append(mark);
    tooltip.hidden = false;
    const place = region.rect.getBoundingClientRect();
    const size = tooltip.getBoundingClientRect();
    const middle = place.left + place.width / 2 - size.width / 2;
    const above = place.top - size.height - 8;
    tooltip.style.left = `${Math.max(8, Math.min(middle, document.documentElement.clientWidth - size.width - 8))}px`;
    tooltip.style.top = `${above >= 8 ? above : place.bottom + 8}px`;
  };

  /** The region nearest to another in a direction; regions straight ahead come first. */
  const next = (regions, from, [across, down]) => {
    const distance = (region) => {
      const ahead = (region.x - from.x) * across + (region.y - from.y) * down;
      const aside = Math.abs((region.x - from.x) * down) + Math.abs((region.y - from.y) * across);
      return ahead > 0.5 ? ahead + 3 * aside : Infinity;
    };
    return regions.reduce((best, region) => (distance(region) < distance(best) ? region : best), from);
  };

  const directions = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  const setUpValues = (figure) => {
    const plate = figure.querySelector(".plate");
    const regions = all("g.data > rect", plate).map((rect) => {
      const title = rect.querySelector("title");
      const [x, y, width, height] = box(rect);
      const lines = title.textContent.split("\n");
      title.remove();
      return { rect, lines, x: x + width / 2, y: y + height / 2 };
    });
    if (!regions.length) return regions;
    /** The regions of the drawing that the page shows, the broad or the narrow one. */
    const shown = () => regions.filter(({ rect }) => rect.getClientRects().length);
    const byRect = new Map(regions.map((region) => [region.rect, region]));
    let current = null;
    plate.setAttribute("aria-describedby", hint.id);
    plate.addEventListener("pointerover", (event) => {
      const region = byRect.get(event.target);
      if (region) show(region);
      else hide();
    });
    plate.addEventListener("pointerleave", hide);
    plate.addEventListener("blur", () => {
      current = null;
      hide();
    });
    plate.addEventListener("keydown", (event) => {
      if (event.key === "Escape") return hide();
      const direction = directions[event.key];
      const visible = shown();
      if (!visible.includes(current)) current = null;
      if (event.key === "Home") current = visible[0];
      else if (event.key === "End") current = visible[visible.length - 1];
      else if (direction) current = current ? next(visible, current, direction) : visible[0];
      else return;
      event.preventDefault();
      show(current);
      status.textContent = current.lines.join(", ");
    });
    return regions;
  };

  addEventListener("scroll", hide, { passive: true });

  // Files and texts made from the page

  const save = (blob, name) => {
    const link = make("a", { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };

  /** The drawing alone, in the colours of a light page. */
  const drawing = (figure) => {
    const svg = figure.querySelector("svg").cloneNode(true);
    all("g.data", svg).forEach((group) => group.remove());
    const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
    svg.setAttribute("width", `${width}pt`);
    svg.setAttribute("height", `${height}pt`);
    const text = new XMLSerializer().serializeToString(svg)
      .replace(/var\(--ink-([0-9a-f]{6})-[0-9a-f]{6}\)/g, "#$1");
    return { text, width, height };
  };

  const saveSVG = (figure) =>
    save(new Blob([drawing(figure).text], { type: "image/svg+xml" }), `${figure.dataset.name}.svg`);

  const savePNG = async (figure) => {
    const { text, width, height } = drawing(figure);
    const picture = new Image();
    picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
    await picture.decode();
    const scale = 3;
    const canvas = make("canvas", { width: Math.ceil(width * scale), height: Math.ceil(height * scale) });
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => save(blob, `${figure.dataset.name}.png`), "image/png");
  };

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = make("textarea", { class: "unseen" });
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
  };

  /** A button that copies a text and says so. */
  const copyButton = (label, text, said) =>
    make("button", {
      type: "button",
      onclick: async () => {
        await copy(text);
        status.textContent = said;
      },
    }, label);

  /** The caption in plain text, without the number of the figure and the names of its files. */
  const caption = (figure) => {
    const words = figure.querySelector("figcaption").cloneNode(true);
    // A caption that refers to another figure would say too little elsewhere.
    if (words.dataset.words) return words.dataset.words;
    all(".number, .files", words).forEach((part) => part.remove());
    return words.textContent.replace(/[ \n]+/g, " ").trim();
  };

  const setUpFiles = (figure) => {
    const files = figure.querySelector(".files");
    const own = { SVG: saveSVG, PNG: savePNG };
    for (const [name, write] of Object.entries(own)) {
      const button = make("button", { type: "button", onclick: () => write(figure) }, name);
      const link = all("a", files).find((link) => link.textContent === name);
      if (link) link.replaceWith(button);
      else files.append(button, " ");
    }
    files.append(copyButton("Copy caption", caption(figure), "Copied the caption."));
  };

  // Tables

  const setUpCopies = (figure) => {
    const texts = JSON.parse(figure.querySelector("script.copies").textContent);
    const files = figure.querySelector(".files");
    const buttons = Object.entries(texts).map(([form, text]) =>
      copyButton(`Copy ${form}`, text, `Copied as ${form}.`));
    files.append(...buttons.flatMap((button) => [button, " "]));
  };

  /** Code that is meant for another program has a button below. */
  const setUpCode = (code) => {
    const files = make("p", { class: "files" }, copyButton(`Copy ${code.dataset.form}`, code.textContent, `Copied as ${code.dataset.form}.`));
    code.after(files);
  };

  /** The number at the start of a table cell, or its bound; NaN if it starts with words. */
  const number = (cell) => {
    const text = cell.textContent.trim().replace(/,/g, "").replace(/−/g, "-");
    return Number(text.match(/^(?:med\.\s)?[≥>]?\s?([-+]?\d+(?:\.\d+)?)(?![\w.-])/)?.[1] ?? NaN);
  };

  /** Makes rows sortable by any column; rows in groups keep their order. */
  const setUpSorting = (figure) => {
    const table = figure.querySelector("table");
    if (!table.tBodies.length || table.querySelector("[scope=rowgroup]")) return;
    const original = [...table.tBodies[0].rows];
    const heads = all("thead th[scope=col]", table);
    const compare = (column, sign) => {
      const isNumeric = original.every((row) => !row.cells[column].textContent.trim() || row.cells[column].textContent === "–"
        || !Number.isNaN(number(row.cells[column])));
      return (one, other) => {
        const [first, second] = [one.cells[column], other.cells[column]];
        if (!isNumeric) return sign * first.textContent.localeCompare(second.textContent, "en");
        const [a, b] = [number(first), number(second)];
        return Number.isNaN(a) || Number.isNaN(b) ? Number.isNaN(a) - Number.isNaN(b) : sign * (a - b);
      };
    };
    // Heads that span rows come first in the markup, as their columns do.
    heads.forEach((head, column) => {
      const button = make("button", { type: "button", class: "sort" }, ...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const order = { none: "ascending", ascending: "descending", descending: "none" }[head.ariaSort ?? "none"];
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        const sorted = [...original];
        if (order !== "none") {
          head.setAttribute("aria-sort", order);
          sorted.sort(compare(column, order === "ascending" ? 1 : -1));
        }
        for (const row of sorted) row.parentNode.append(row);
        status.textContent = order === "none" ? "In the order of the report." : `Sorted, ${order}.`;
      });
    });
  };

  // The remaining difference, step by step

  const setUpFrames = (figure, regions) => {
    const source = figure.querySelector("script.frames");
    if (!source) return;
    const frames = JSON.parse(source.textContent);
    const maps = all("svg", figure).map((svg) =>
      setUpMap(svg, regions.filter(({ rect }) => rect.ownerSVGElement === svg), frames));
    const output = make("output");
    const slider = make("input", { type: "range", min: 0, max: frames.steps.length - 1, step: 1 });
    const draw = () => {
      const step = frames.steps[slider.valueAsNumber].toLocaleString("en");
      output.textContent = step;
      slider.setAttribute("aria-valuetext", `shared step ${step}`);
      maps.forEach((drawMap) => drawMap(slider.valueAsNumber, step));
    };
    slider.value = frames.first;
    slider.addEventListener("input", draw);
    const control = make("label", {}, "Shared step ", slider, " ", output);
    figure.querySelector(".plate").before(make("form", { class: "controls" }, control));
    draw();
  };

  /** Prepares one drawing of the remaining difference; returns what shows a step. */
  const setUpMap = (svg, regions, frames) => {
    const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const key = (rect) => box(rect).join();
    const tiles = new Map(all("rect", svg).filter((rect) => !rect.closest("g.data")).map((rect) => [key(rect), rect]));
    const labels = document.createElementNS(svg.namespaceURI, "g");
    const cells = regions.map((region) => {
      const tile = document.createElementNS(svg.namespaceURI, "rect");
      cover(tile, region.rect);
      const text = document.createElementNS(svg.namespaceURI, "text");
      text.setAttribute("x", region.x);
      text.setAttribute("y", region.y);
      text.setAttribute("text-anchor", "middle");
      text.setAttribute("dominant-baseline", "central");
      labels.append(tile, text);
      return { region, tile, text, fixed: tiles.get(key(region.rect)) };
    });
    // These replace what the page shows without scripts: the numbers in the tiles, the title, and the tiles themselves.
    const isInside = (text) => regions.some(({ rect }) => {
      const [x, y, width, height] = box(rect);
      const [left, top] = [Number(text.getAttribute("x")), Number(text.getAttribute("y"))];
      return left > x && left < x + width && top > y && top < y + height;
    });
    const fixed = all("text", svg).filter(isInside);
    const size = fixed[0]?.parentNode.getAttribute("font-size");
    if (size) labels.setAttribute("font-size", size);
    fixed.forEach((text) => text.remove());
    svg.insertBefore(labels, svg.querySelector("g.data"));
    const isNarrow = svg.viewBox.baseVal.width < 300;
    const [title, ...others] = all("g[font-weight=bold] text", svg);
    title?.removeAttribute("textLength");
    others.forEach((line) => line.remove());
    const scale = all("text", svg).find((text) => /^Largest difference after [\d,]+ steps?$/.test(text.textContent));
    scale?.removeAttribute("textLength");

    return (frame, step) => {
      const [colors, powers] = frames.cells[frame].split(" ");
      cells.forEach(({ region, tile, text, fixed }, index) => {
        if (fixed) fixed.remove();
        const [fill, ink] = colors[index] === "." ? ["none", ""] : frames.colors[letters.indexOf(colors[index])].split(" ");
        const label = powers[index] === "." ? "" : frames.labels[letters.indexOf(powers[index])];
        tile.setAttribute("class", fill === "none" ? "empty" : "");
        tile.setAttribute("fill", fill);
        tile.setAttribute("stroke", fill === "none" ? "#a0a5ab" : "none");
        text.setAttribute("fill", ink);
        text.textContent = size ? label : "";
        region.lines = [label || "0", ...region.lines.slice(1)];
      });
      if (scale) scale.textContent = `Largest difference after ${step} steps`;
      // Labels are the powers of ten from 1 downwards.
      const large = [...powers].filter((letter) => letter !== "." && letters.indexOf(letter) <= 3).length;
      const count = large === cells.length ? `all ${large}` : `${large || "none"} of ${cells.length}`;
      const differ = `${large < 2 ? "differs" : "differ"} by ≥\u00a010⁻³`;
      if (title) title.textContent = isNarrow ? `Step ${step}: ${count} ${differ}` : `After ${step} steps, ${count} settings ${differ}`;
    };
  };

  // Criterion and measure

  const setUp = (figure) => {
    if (figure.matches(".table")) {
      setUpCopies(figure);
      setUpSorting(figure);
    } else {
      setUpFiles(figure);
      setUpFrames(figure, setUpValues(figure));
    }
  };

  /** Changes the ids of a figure, so that links lead to the one that is shown. */
  const rename = (figure, id) => {
    const former = figure.id;
    for (const element of [figure, ...all("[id], [aria-labelledby]", figure)]) {
      for (const name of ["id", "aria-labelledby"]) {
        const value = element.getAttribute(name);
        if (value?.startsWith(former)) element.setAttribute(name, id + value.slice(former.length));
      }
    }
  };

  /** What the address says about switches: a criterion, a measure and a section, such as #criterion=max-1e-3&section=gru. */
  const wishes = () => new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");

  const setUpSwitch = (section) => {
    const alternatives = all(":scope > template.alternative", section);
    if (alternatives.length < 2) return;
    const unique = (name) => [...new Set(alternatives.map((template) => template.dataset[name]))];
    const select = (label, values) =>
      make("select", { "aria-label": label }, ...values.map((value) => make("option", { value }, value)));
    const [criterion, measure] = [select("Criterion", unique("criterion")), select("Measure", unique("measure"))];
    const words = make("span", { class: "words" });
    const shown = alternatives.find(({ dataset }) => dataset.shown === "true") ?? alternatives[0];
    [criterion.value, measure.value] = [shown.dataset.criterion, shown.dataset.measure];
    const change = () => {
      const template = alternatives.find(({ dataset }) =>
        dataset.criterion === criterion.value && dataset.measure === measure.value);
      const content = template.content.cloneNode(true);
      for (const kind of ["figure.table", "figure.drawn"]) {
        const [figure, shown] = [content.querySelector(kind), section.querySelector(`:scope > ${kind}`)];
        rename(figure, shown.id);
        shown.replaceWith(figure);
        setUp(figure);
      }
      words.textContent = template.dataset.words;
    };
    const announce = () => {
      hide();
      change();
      status.textContent = `Table and figure show the ${words.textContent}.`;
    };
    const choose = () => {
      announce();
      const state = new URLSearchParams({ criterion: criterion.value, measure: measure.value, section: section.id });
      history.replaceState(null, "", `#${state}`);
    };
    /** Shows what the address asks for, if it asks this section for anything that it has. */
    const follow = () => {
      const wanted = wishes();
      if (wanted.has("section") && wanted.get("section") !== section.id) return;
      const before = [criterion.value, measure.value];
      for (const [name, control] of [["criterion", criterion], ["measure", measure]]) {
        if ([...control.options].some(({ value }) => value === wanted.get(name))) control.value = wanted.get(name);
      }
      if (before[0] !== criterion.value || before[1] !== measure.value) announce();
      if (wanted.get("section") === section.id) section.scrollIntoView();
    };
    criterion.addEventListener("change", choose);
    measure.addEventListener("change", choose);
    const controls = make("form", { class: "controls" },
      make("label", {}, "Criterion ", criterion), " ", make("label", {}, "Measure ", measure), " ", words,
      make("span", { class: "words" }, ` The text describes ${shown.dataset.criterion} (${shown.dataset.measure}).`));
    section.querySelector(":scope > figure").before(controls);
    words.textContent = shown.dataset.words;
    follow();
    addEventListener("hashchange", follow);
  };

  all("main figure").forEach(setUp);
  all("main section").forEach(setUpSwitch);
  all("main pre[data-form]").forEach(setUpCode);
  all("form.controls").forEach((form) => form.addEventListener("submit", (event) => event.preventDefault()));
})();
