"use strict";

// Events from the server while the page is visible, because a browser opens only a few connections to one server at a time.
// A page that becomes visible again gets the full state; if the server is busy or away, it retries until the server answers.
function listen(hear) {
  const pause = 5000;
  let source = null;
  let waiting = 0;
  const stop = () => {
    clearTimeout(waiting);
    source?.close();
    source = null;
  };
  const follow = () => {
    stop();
    if (document.hidden) return;
    source = new EventSource("/events");
    source.addEventListener("message", (event) => hear(JSON.parse(event.data)));
    source.addEventListener("error", () => {
      // A broken stream reconnects by itself; a refused one does not.
      if (source?.readyState === EventSource.CLOSED) waiting = setTimeout(follow, pause);
    });
  };
  document.addEventListener("visibilitychange", follow);
  // A page restored from the back/forward cache has lost its stream.
  addEventListener("pageshow", (event) => { if (event.persisted) follow(); });
  follow();
}

// The progress of a study; when its state changes, the server renders the page again.
const studies = new Map(
  [...document.querySelectorAll("[data-study]")].map((element) => [element.dataset.study, element]));
const pictures = [...document.querySelectorAll("#pictures figure")];
const isList = document.getElementById("studies") !== null;
let drawnRuns = -1;
let drawnAt = 0;

for (const figure of pictures) {
  const image = figure.querySelector("img");
  figure.hidden = image.naturalWidth === 0;
  image.addEventListener("load", () => { figure.hidden = false; });
}

function show(study) {
  const element = studies.get(study.id);
  if (!element) return !isList;
  if (element.dataset.state !== study.state || element.dataset.report !== String(study.hasReport)) return false;
  element.querySelector("[data-show=sentence]").textContent = study.sentence;
  element.querySelector("progress").value = study.percent;
  if (pictures.length > 0) draw(study.runs);
  return true;
}

function draw(runs) {
  if (runs === drawnRuns || Date.now() - drawnAt < 2000) return;
  drawnRuns = runs;
  drawnAt = Date.now();
  for (const figure of pictures) {
    const current = figure.querySelector("picture");
    const next = current.cloneNode(true);
    for (const [selector, name] of [["source", "srcset"], ["img", "src"]]) {
      const part = next.querySelector(selector);
      part.setAttribute(name, `${part.getAttribute(name).split("?")[0]}?runs=${runs}`);
    }
    next.querySelector("img").addEventListener("load", () => {
      figure.querySelector("picture").replaceWith(next);
      figure.hidden = false;
    });
  }
}

// A reload would cancel the request of a button that has just been pressed.
let isLeaving = false;
document.addEventListener("submit", (event) => { isLeaving = !event.defaultPrevented; });
addEventListener("pageshow", () => { isLeaving = false; });

async function reload() {
  const response = await fetch(location.pathname);
  if (!response.ok) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  if (!isList) {
    if (!isLeaving) location.reload();
    return;
  }
  document.getElementById("studies").replaceWith(document.importNode(page.getElementById("studies"), true));
  studies.clear();
  for (const element of document.querySelectorAll("[data-study]")) studies.set(element.dataset.study, element);
}

if (studies.size > 0 || isList) {
  let isReloading = false;
  listen(async (all) => {
    if (all.map(show).every(Boolean) || isReloading || isLeaving) return;
    isReloading = true;
    try {
      await reload();
    } finally {
      isReloading = false;
    }
  });
}

// The problems of the experiment in the form, and the time that it would take.
const form = document.getElementById("experiment");

function say(check) {
  for (const field of form.querySelectorAll("[data-field]")) {
    const problem = check.problems[field.dataset.field] ?? "";
    field.querySelector(".problem").textContent = problem;
    const control = field.querySelector(".boxes") ?? field.querySelector("input, select, textarea");
    if (control.matches(".boxes")) control.dataset.invalid = String(problem !== "");
    else control.setAttribute("aria-invalid", String(problem !== ""));
  }
  if (Object.keys(check.problems).length === 0) document.getElementById("all-problems").textContent = "";
  document.getElementById("summary").textContent = check.summary;
  document.getElementById("duration").textContent = check.duration;
}

function focusOnProblem() {
  const problem = form.querySelector("[aria-invalid=true], [data-invalid=true] input");
  if (problem) problem.focus();
}

async function check() {
  const response = await fetch("/check", { method: "POST", body: new URLSearchParams(new FormData(form)) });
  return response.ok ? response.json() : null;
}

if (form) {
  let pause = 0;
  let asked = 0;
  form.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(async () => {
      const number = (asked += 1);
      const answer = await check();
      if (answer && number === asked) say(answer);
    }, 250);
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    clearTimeout(pause);
    asked += 1;
    const answer = await check();
    if (!answer || Object.keys(answer.problems).length === 0) {
      form.submit();
      return;
    }
    say(answer);
    document.getElementById("all-problems").textContent =
      "Nothing was begun: correct the fields below.";
    focusOnProblem();
  });
  focusOnProblem();
}

// A watched report: reloaded at the same scroll position when it changes.
const report = document.getElementById("report");

if (report) {
  let revision = 0;
  report.addEventListener("load", () => {
    document.title = report.contentDocument.title;
    if (revision <= 1 && location.hash) report.contentWindow.location.hash = location.hash;
  });
  listen((news) => {
    document.getElementById("watch-problem").textContent = news.problem;
    if (revision !== 0 && news.revision !== revision) report.contentWindow.location.reload();
    revision = news.revision;
  });
}
