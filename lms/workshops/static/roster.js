/* Marks are kept on this phone first, then sent until the server has them. One key a mark, so that two
   tabs never lose each other's; of what is unsent only the last mark of a person counts. Without storage this module stops and the form posts as it always did. */
const root = document.querySelector("[data-marks]");
const { marks: address, session, owner, now, leave } = root.dataset;
const NOBODY = "00000000-0000-0000-0000-000000000000";
const PREFIX = `masar-mark:${owner}:`;
const LOOKS = { p: "present", l: "late", a: "absent", e: "excused" };
const LONGEST_WAIT = 60000;
const PATIENCE = 20000;
const ahead = Number(now) - Date.now();
const token = document.querySelector("[name=csrf_token]").value;
const form = document.querySelector("#roster");
const toast = document.querySelector(".toast");
localStorage.setItem(PREFIX, "");
localStorage.removeItem(PREFIX);

/* The journal */

function kept() {
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(PREFIX))
    .map((key) => ({ session: key.slice(PREFIX.length).split(":")[0], mark: JSON.parse(localStorage[key]) }))
    .sort((one, other) => one.mark.made_at.localeCompare(other.mark.made_at));
}

function keep(mark) {
  const before = kept().filter((one) => one.session === session && one.mark.enrolment === mark.enrolment);
  forget(session, before.map((one) => one.mark.id));
  localStorage.setItem(`${PREFIX}${session}:${mark.id}`, JSON.stringify(mark));
}

function forget(held, ids) {
  for (const id of ids) localStorage.removeItem(`${PREFIX}${held}:${id}`);
}

function uuid7() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  new DataView(bytes.buffer).setBigUint64(0, (BigInt(Date.now() + ahead) << 16n) | BigInt(bytes[6] << 8 | bytes[7]));
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return [...bytes].map((byte, at) => ([4, 6, 8, 10].includes(at) ? "-" : "") + byte.toString(16).padStart(2, "0")).join("");
}

/* Sending */

let busy = false, again = false, wait = 0, timer;

async function send() {
  if (busy) {
    again = true;
    return;
  }
  clearTimeout(timer);
  busy = true;
  let state = "saved", why = "";
  const waiting = kept();
  if (waiting.length) show("saving");
  for (const held of new Set(waiting.map((one) => one.session))) {
    [state, why] = await deliver(held, waiting.filter((one) => one.session === held).map((one) => one.mark));
    if (state !== "saved") break;
  }
  busy = false;
  if (waiting.length) show(state, why);
  if (state === "offline") {
    wait = Math.min(LONGEST_WAIT, wait * 2 || 2000);
    timer = setTimeout(send, wait);
  } else wait = 0;
  if (again) {
    again = false;
    send();
  }
}

async function deliver(held, marks) {
  try {
    const answer = await fetch(address.replace(NOBODY, held), {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": token },
      body: JSON.stringify({ marks }),
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (answer.status === 401) return ["out"];
    if (answer.status >= 500 || answer.status === 429) return ["offline"];
    const said = await answer.json();
    if (!answer.ok) return ["refused", said.advice];
    forget(held, [...said.saved, ...said.refused]);
    return [said.refused.length ? "strangers" : "saved"];
  } catch {
    return ["offline"];
  }
}

function show(state, why = "") {
  for (const one of root.querySelectorAll("[data-state]")) one.hidden = one.dataset.state !== state;
  for (const one of root.querySelectorAll("[data-left]")) one.textContent = kept().length;
  root.querySelector("[data-why]").textContent = why;
}

addEventListener("online", send);
addEventListener("submit", (event) => {
  if (event.target.action.endsWith("/sign-out") && kept().length && !confirm(leave)) event.preventDefault();
}, true);

/* The register */

const rows = form ? [...form.querySelectorAll(".person")] : [];
const presence = (row) => row.querySelector(":checked")?.value ?? null;

function mark(some, value) {
  const made_at = new Date(Date.now() + ahead).toISOString();
  for (const row of some) {
    const late = row.querySelector("[type=number]");
    late.value ||= late.defaultValue;
    keep({ id: uuid7(), enrolment: row.dataset.id, presence: value, late_by: Number(late.value), made_at });
    for (const stale of row.querySelectorAll(".lost, br:has(+ .lost)")) stale.remove();
    put(row, value);
  }
  count();
  send();
}

function put(row, value) {
  for (const choice of row.querySelectorAll("[type=radio]")) choice.checked = choice.value === value;
}

function count() {
  const chosen = rows.map(presence);
  const say = (look, number) => { document.querySelector(`[data-n=${look}]`).textContent = number; };
  for (const [look, value] of Object.entries(LOOKS)) say(look, chosen.filter((one) => one === value).length);
  const open = chosen.filter((one) => one === null).length;
  say("u", open);
  const [rest, done] = ["[data-rest]", "[data-done]"].map((one) => document.querySelector(one));
  if (rest) [rest.hidden, done.hidden] = [!open, !!open];
}

function listen() {
  let last = [];
  document.querySelector("[data-save]").hidden = true;
  form.addEventListener("change", ({ target }) => {
    const row = target.closest(".person");
    const late = row.querySelector("[type=number]");
    toast.hidden = true;
    if (presence(row) !== "late" || late.reportValidity()) mark([row], presence(row));
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!event.submitter?.matches("[data-rest]")) return;
    last = rows.filter((row) => presence(row) === null);
    mark(last, "present");
    toast.hidden = !last.length;
    toast.querySelector("button").focus();
  });
  toast.querySelector("[data-undo]").addEventListener("click", () => {
    mark(last, null);
    toast.hidden = true;
    document.querySelector("[data-rest]").focus();
  });
  for (const one of kept().filter((each) => each.session === session)) {
    const row = rows.find((each) => each.dataset.id === one.mark.enrolment);
    if (!row) continue;
    put(row, one.mark.presence);
    if (one.mark.presence === "late") row.querySelector("[type=number]").value = one.mark.late_by;
  }
  count();
}

if (form) listen();
if (session) show("saved");
send();
