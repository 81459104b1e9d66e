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
  const progress = element.querySelector("progress");
  if (progress) progress.value = study.percent;
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

// A form whose fields the server checks while they are edited, and before it is sent.
class CheckedForm {
  #form;
  #summary;
  #check;
  #show;
  #pause = 0;
  #asked = 0;

  // `check` asks the server, and is told whether the form is about to be sent; `show` shows what the answer says besides the
  // problems of fields.
  constructor(form, summary, check, show) {
    this.#form = form;
    this.#summary = summary;
    this.#check = check;
    this.#show = show;
    form.addEventListener("input", () => this.#edited());
    form.addEventListener("submit", (event) => this.#submitted(event));
    this.#focusOnProblem();
  }

  #say(answer) {
    for (const field of this.#form.querySelectorAll("[data-field]")) {
      const problem = answer.problems[field.dataset.field] ?? "";
      field.querySelector(".problem").textContent = problem;
      const control = field.querySelector(".boxes") ?? field.querySelector("input, select, textarea");
      if (control.matches(".boxes")) control.dataset.invalid = String(problem !== "");
      else control.setAttribute("aria-invalid", String(problem !== ""));
    }
    if (Object.keys(answer.problems).length === 0) this.#summary.textContent = "";
    this.#show(answer);
  }

  #focusOnProblem() {
    const problem = this.#form.querySelector("[aria-invalid=true], [data-invalid=true] input");
    if (problem) problem.focus();
  }

  #edited() {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(async () => {
      const number = (this.#asked += 1);
      const answer = await this.#check(false);
      if (answer && number === this.#asked) this.#say(answer);
    }, 250);
  }

  async #submitted(event) {
    event.preventDefault();
    clearTimeout(this.#pause);
    this.#asked += 1;
    const answer = await this.#check(true);
    if (!answer || Object.keys(answer.problems).length === 0) {
      this.#form.submit();
      return;
    }
    this.#say(answer);
    this.#summary.textContent = "Nothing was begun: correct the fields below.";
    this.#focusOnProblem();
  }
}

async function ask(path, data) {
  const response = await fetch(path, { method: "POST", body: new URLSearchParams(data) });
  return response.ok ? response.json() : null;
}

// The experiment, and the time that it would take.
const form = document.getElementById("experiment");

if (form) {
  new CheckedForm(
    form, document.getElementById("all-problems"), () => ask("/check", new FormData(form)),
    (answer) => {
      document.getElementById("summary").textContent = answer.summary;
      document.getElementById("duration").textContent = answer.duration;
    });
}

// The network to analyse. A browser sends all of a file before it shows that it was refused, so sizes are compared first.
const network = document.getElementById("network");

async function checkNetwork(isComplete) {
  const entries = [...new FormData(network)];
  const isFile = ([, value]) => value instanceof File;
  const answer = await ask("/check-analysis", entries.filter((entry) => !isFile(entry)));
  if (!answer) return null;
  const files = new Map(entries.filter(isFile));
  const size = [...files.values()].reduce((sum, file) => sum + file.size, 0);
  if (size > Number(network.dataset.largest)) answer.problems.checkpoint = network.dataset.tooLarge;
  else if (isComplete && !files.get("checkpoint").name && !network.elements.source?.value) {
    answer.problems.checkpoint = network.dataset.missing;
  }
  return answer;
}

if (network) {
  new CheckedForm(network, document.getElementById("all-network-problems"), checkNetwork, () => {});
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
