/* Keeps each answer on the device first, then on the server, and says which of the two holds it. */
const form = document.querySelector("[data-attempt]");
const { attempt, send, now, due } = form.dataset;
const STORE = `masar/${attempt}/`;
const SOON = 120_000, SKEW = 30_000, PATIENCE = 10_000, LONGEST = 30_000;
const FINAL = [409, 422], STRANGER = [400, 401, 403, 404];

const page = performance.getEntriesByType("navigation")[0];
let ahead = now - (page?.responseStart ? performance.timeOrigin + page.responseStart : Date.now());
const time = () => Date.now() + ahead;

/* The journal: one entry an item, shared by all tabs. Without storage the page itself remembers. */
const pending = new Map();
const store = (write) => { try { write(localStorage); } catch { /* full or forbidden */ } };

function keep(answer) {
  pending.set(answer.item, answer);
  store((box) => box.setItem(`${STORE}answer/${answer.item}`, JSON.stringify(answer)));
}

function forget(answer) {
  if (pending.get(answer.item)?.id !== answer.id) return;
  pending.delete(answer.item);
  store((box) => box.removeItem(`${STORE}answer/${answer.item}`));
}

function stored(kind) {
  const found = [];
  store((box) => {
    for (const key of Object.keys(box)) if (key.startsWith(`${STORE}${kind}/`)) found.push(box.getItem(key));
  });
  return found;
}

/* The form */
const fields = (item) => [...form.querySelectorAll(`[name="answer-${CSS.escape(item)}"]`)];
const response = (item) => fields(item).filter((field) => field.checked).map((field) => field.value);

function show(item, chosen) {
  for (const field of fields(item)) field.checked = chosen.includes(field.value);
}

function settle({ item, response: held }) {
  const base = form.elements[`was-${item}`];
  if (!base || pending.has(item)) return;
  base.value = held.join(" ");
  show(item, held);
}

function count() {
  const items = [...form.querySelectorAll("[data-item]")];
  const label = document.querySelector("[data-count]");
  if (!items.length) return;
  label.textContent = label.dataset.count.replace("{done}", items.filter(mark).length);
}

function mark(question) {
  const item = question.dataset.item;
  const answered = response(item).length > 0, flagged = question.querySelector("[data-flag]").checked;
  const jump = document.querySelector(`[data-jump="${CSS.escape(item)}"]`);
  jump.classList.toggle("set", answered);
  jump.classList.toggle("flag", flagged);
  jump.querySelector(".vh").textContent = `${answered ? ` ${word("answered")}` : ""}${flagged ? ` ${word("flagged")}` : ""}`;
  return answered;
}

/* What the page says */
const word = (name) => document.querySelector(`[data-say=${name}]`).content.textContent.trim();

function filled(template, values) {
  const part = template.content.cloneNode(true);
  const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    texts.currentNode.data = texts.currentNode.data.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  }
  return part;
}

function say(name, values = {}) {
  document.querySelector("[data-state]")?.replaceChildren(filled(document.querySelector(`[data-say=${name}]`), values));
}

function note(name, values = {}) {
  const place = document.querySelector("[data-notes]");
  if (place.dataset.shown === name && name !== "refused") return;
  place.dataset.shown = name;
  place.replaceChildren(...(name ? [filled(document.querySelector(`[data-note=${name}]`), values)] : []));
}

function clear(...names) {
  if (names.includes(document.querySelector("[data-notes]").dataset.shown)) note("");
}

/* Sending: one at a time, in order, again and again until the server has said what it holds */
let sending = null, wait = 1000, again;

function flush() {
  clearTimeout(again);
  sending ??= drain().finally(() => { sending = null; });
  return sending;
}

async function drain() {
  while (pending.size) {
    if (!(await deliver(pending.values().next().value))) return postpone();
  }
  return true;
}

async function deliver(answer) {
  const reply = await fetch(send, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": form.elements.csrf_token.value },
    body: JSON.stringify(answer),
    keepalive: true,
    signal: AbortSignal.timeout?.(PATIENCE),
  }).catch(() => null);
  const said = await reply?.json().catch(() => null);
  if (!said) return fail("offline");
  if (!reply.ok && !FINAL.includes(reply.status)) return fail(STRANGER.includes(reply.status) ? "signedout" : "offline");
  forget(answer);
  if (reply.ok) accept(said);
  else refuse(said);
  return true;
}

function accept(said) {
  if (Math.abs(said.now - time()) > SKEW) ahead += said.now - time();
  wait = 1000;
  settle(said);
  count();
  clear("offline", "signedout");
  say("saved", said);
}

function refuse(said) {
  document.querySelector("[data-state]")?.replaceChildren();
  note("refused", { reason: said.advice ?? said.error });
}

function fail(reason) {
  say("waiting", { count: pending.size });
  note(reason);
  return false;
}

function postpone() {
  again = setTimeout(flush, wait);
  wait = Math.min(2 * wait, LONGEST);
  return false;
}

/* Version 7: the time, then chance; answers of one device sort in the order they were made */
function newId(moment) {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(moment / 2 ** (40 - 8 * i)) % 256;
  bytes[6] = (bytes[6] & 15) | 112;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}

form.addEventListener("change", ({ target }) => {
  const item = target.closest("[data-item]")?.dataset.item;
  if (!item) return;
  if ("flag" in target.dataset) flag(item, target.checked);
  else {
    const moment = Math.round(time());
    keep({ id: newId(moment), item, response: response(item), made_at: new Date(moment).toISOString() });
    say("phone");
    flush();
  }
  count();
});

function flag(item, on) {
  store((box) => (on ? box.setItem(`${STORE}flag/${item}`, item) : box.removeItem(`${STORE}flag/${item}`)));
}

/* A form leaves only when the server holds everything that waited on this device */
form.addEventListener("submit", (event) => {
  if (!pending.size && navigator.onLine) return tidy();
  event.preventDefault();
  return leave(event.submitter);
});

async function leave(submitter) {
  if (!navigator.onLine) note("offline");
  else if (await flush()) return form.requestSubmit(submitter);
  return document.querySelector("[data-notes]").scrollIntoView({ block: "center" });
}

function tidy() {
  if ("last" in form.dataset) store((box) => Object.keys(box).filter((key) => key.startsWith(STORE)).forEach((key) => box.removeItem(key)));
}

/* The server's clock decides; this one only shows it */
const clock = document.querySelector("[data-clock]");
let warned = false;

function tick() {
  const left = Math.max(0, due - time());
  const minutes = Math.floor(left / 60_000), seconds = Math.floor(left / 1000) % 60;
  clock.textContent = `${minutes}:${String(seconds).padStart(2, "0")}`;
  if (left <= SOON && !warned) { warned = true; note("soon"); }
  if (left === 0) end();
}

async function end() {
  clearInterval(ticking);
  form.inert = true;
  note("over");
  if (await flush()) setTimeout(() => location.reload(), 1500);
  else setTimeout(end, 5000);
}

for (const entry of stored("answer")) {
  const answer = JSON.parse(entry);
  pending.set(answer.item, answer);
  show(answer.item, answer.response);
}
for (const item of stored("flag")) {
  const box = form.querySelector(`[data-item="${CSS.escape(item)}"] [data-flag]`);
  if (box) box.checked = true;
}
for (const flagger of form.querySelectorAll(".flagger")) flagger.hidden = false;
form.querySelector("[data-save]")?.remove();
count();
if (pending.size) { say("phone"); flush(); }
const ticking = clock && setInterval(tick, 1000);
if (clock) { clock.dir = "ltr"; tick(); }
for (const moment of ["online", "focus"]) addEventListener(moment, () => pending.size && flush());
