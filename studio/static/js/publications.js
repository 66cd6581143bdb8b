// Planning: the server says at once what the networks would refuse, and how long the words are.
import { dataOf } from "./lib/dom.js";
import { csrf } from "./lib/http.js";

const form = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-plan]"));
if (form) wirePlan(form);
document.getElementById("problems")?.focus();

/** @param {HTMLFormElement} form */
function wirePlan(form) {
  let timer = 0;
  let turn = 0;
  const ask = () => {
    clearTimeout(timer);
    timer = window.setTimeout(async () => {
      const mine = ++turn;
      const told = await preflight(form);
      if (told && mine === turn) show(form, told);
    }, 350);
  };
  form.addEventListener("input", ask);
  form.addEventListener("change", ask);
  form.addEventListener("click", (event) => {
    const slot = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-slot-day]"));
    if (!slot) return;
    field(form, "day").value = slot.dataset.slotDay ?? "";
    field(form, "hour").value = slot.dataset.slotHour ?? "";
    ask();
  });
  form.addEventListener("submit", () => {
    const button = form.querySelector('.ready [type="submit"]');
    button?.setAttribute("aria-busy", "true");
  });
  ask();
}

/** @param {HTMLFormElement} form @returns {Promise<any>} */
async function preflight(form) {
  const body = new FormData(form);
  try {
    const headers = { accept: "application/json", "x-csrftoken": csrf(), "x-requested-with": "fetch" };
    const answer = await fetch(form.dataset.plan ?? "", { method: "POST", body, headers, redirect: "manual" });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null; // the line is down: the form itself will be checked when it is sent
  }
}

/** @param {HTMLFormElement} form @param {any} told */
function show(form, told) {
  for (const [network, count] of Object.entries(told.counts)) {
    const line = form.querySelector(`[data-count="${network}"]`);
    line?.classList.toggle("over", count.over);
    const words = line?.querySelector(":scope > span:last-child");
    if (words) words.textContent = count.sentence;
  }
  say(form.querySelector("[data-when]"), told.when);
  say(form.querySelector("[data-closed]"), told.closed);
  const second = /** @type {HTMLElement | null} */ (form.querySelector("[data-second]"));
  if (second) second.hidden = !told.twice;
  const ready = form.querySelector("[data-ready]");
  if (!ready) return;
  ready.replaceChildren(...lines(told.problems));
  ready.className = told.problems.length ? "why failed" : "why live";
}

/** @param {string[]} problems @returns {Node[]} */
function lines(problems) {
  const words = dataOf("plan-words");
  const title = document.createElement("b");
  title.textContent = problems.length ? words.problems : words.ready;
  if (!problems.length) return [title];
  const list = document.createElement("ul");
  list.className = "bul";
  for (const text of problems) {
    const item = document.createElement("li");
    item.textContent = text;
    list.append(item);
  }
  return [title, list];
}

/** @param {Element | null} place @param {string} text */
function say(place, text) {
  if (!(place instanceof HTMLElement)) return;
  place.hidden = !text;
  place.textContent = text;
}

/** @param {HTMLFormElement} form @param {string} name */
function field(form, name) {
  return /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
}
