/* The help button on other sites. One file, no library, nothing of the page's is touched but one element. */
(() => {
  const script = document.currentScript;
  const key = script?.dataset.key;
  if (!key) return;
  const base = `${new URL(script.src).origin}/widget/${encodeURIComponent(key)}`;
  const store = `saypro-help:${key}`;
  const CSS = `
    :host { all: initial; position: fixed; inset: auto 1rem 1rem auto; z-index: 2147483000; font: 15px/1.5 system-ui, sans-serif;
      color-scheme: light dark; --face: #fff; --ink: #191d29; --soft: #4b5266; --line: #c9cedb; --deep: #1f2f75; --bubble: #eceff5; }
    @media (prefers-color-scheme: dark) { :host { --face: #161a25; --ink: #eceff6; --soft: #b6bdcd; --line: #4a5267; --bubble: #242a39; } }
    * { box-sizing: border-box; font: inherit; color: inherit; }
    [hidden] { display: none !important; }
    .knob { background: var(--deep); color: #fff; border: 1px solid #fff; border-radius: 2rem; padding: .7rem 1.2rem; min-height: 2.75rem; font-weight: 600; cursor: pointer; }
    .box { position: fixed; inset: auto 1rem 4.75rem auto; width: min(22rem, calc(100vw - 2rem)); height: min(32rem, calc(100dvh - 6rem)); display: flex;
      flex-direction: column; background: var(--face); color: var(--ink); border: 1px solid var(--line); border-radius: 1rem; overflow: hidden; box-shadow: 0 12px 40px rgb(0 0 0 / .25); }
    header { background: var(--deep); color: #fff; padding: .9rem 1rem; }
    h2 { margin: 0; font-size: 1.05rem; font-weight: 700; } header p { margin: .2rem 0 0; font-size: .85rem; }
    .log { margin: 0; padding: 1rem; flex: 1; overflow: auto; display: flex; flex-direction: column; gap: .6rem; }
    .line { max-width: 85%; padding: .5rem .8rem; border-radius: .9rem; background: var(--bubble); white-space: pre-wrap; overflow-wrap: anywhere; }
    .mine { align-self: flex-end; background: var(--deep); color: #fff; } .line b { display: block; font-size: .8rem; font-weight: 600; }
    form { display: grid; gap: .5rem; padding: .8rem; border-top: 1px solid var(--line); }
    label { font-size: .85rem; color: var(--soft); display: grid; gap: .2rem; }
    input, textarea { width: 100%; padding: .55rem .7rem; border: 1px solid var(--line); border-radius: .6rem; background: var(--face); color: var(--ink); font-size: 16px; }
    textarea { min-height: 3.2rem; resize: none; }
    .row { display: flex; gap: .5rem; flex-wrap: wrap; } button.do { background: var(--deep); color: #fff; border: 1px solid transparent; border-radius: .6rem; padding: .5rem 1rem; min-height: 2.5rem; cursor: pointer; }
    button.no { background: none; border: 1px solid var(--line); border-radius: .6rem; padding: .5rem 1rem; min-height: 2.5rem; cursor: pointer; }
    .say { margin: 0; padding: 0 1rem .5rem; font-size: .85rem; } .say:empty { display: none; }
    :focus-visible { outline: 3px solid #f0701f; outline-offset: 2px; }`;

  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(CSS);
  root.adoptedStyleSheets = [sheet];

  let words = {}, isOpen = true, last = 0, timer = 0, hasAddress = false, asked = false, fetching = null;
  let token = remembered();
  const shown = new Set();

  function remembered() { try { return localStorage.getItem(store) || ""; } catch { return ""; } }
  function remember(value) { token = value; try { value ? localStorage.setItem(store, value) : localStorage.removeItem(store); } catch { /* a page may forbid it: then we forget */ } }

  async function ask(path, body) {
    const headers = token ? { Authorization: `Bearer ${token}` } : {};
    if (body) headers["Content-Type"] = "application/json";
    const answer = await fetch(`${base}/${path}`, { method: body ? "POST" : "GET", headers, body: body && JSON.stringify(body), credentials: "omit", referrerPolicy: "no-referrer" });
    const told = await answer.json().catch(() => ({}));
    if (answer.ok) return told;
    if (told.code === "forgotten") { remember(""); last = 0; }
    throw new Error(told.message || words.failed);
  }

  function make(name, attributes = {}, ...inside) {
    const element = document.createElement(name);
    for (const [attribute, value] of Object.entries(attributes)) attribute.startsWith("on") ? element.addEventListener(attribute.slice(2), value) : element.setAttribute(attribute, value);
    element.append(...inside);
    return element;
  }

  let knob, box, log, talk, field, leave, say, link;
  function draw() {
    log = make("div", { class: "log", role: "log", "aria-label": words.log, tabindex: "0" });
    say = make("p", { class: "say", role: "status" });
    field = make("textarea", { name: "body", rows: "2", maxlength: "4000", required: "", onkeydown: (event) => { if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); talk.requestSubmit(); } } });
    const away = isOpen ? [] : [make("label", {}, words.email, make("input", { name: "email", type: "email", required: "", autocomplete: "email" }))];
    link = make("button", { class: "no", type: "button", hidden: "", onclick: mailLink }, words.link);
    talk = make("form", { onsubmit: send }, ...away, make("label", {}, words.message, field), make("div", { class: "row" }, make("button", { class: "do" }, words.send), link));
    leave = make("form", { hidden: "", onsubmit: keep }, make("span", {}, words.leaving),
      make("label", {}, words.name, make("input", { name: "name", autocomplete: "name", maxlength: "80" })),
      make("label", {}, words.email, make("input", { name: "email", type: "email", required: "", autocomplete: "email" })),
      make("div", { class: "row" }, make("button", { class: "do" }, words.keep), make("button", { class: "no", type: "button", onclick: shut }, words.skip)));
    box = make("section", { class: "box", role: "dialog", "aria-label": words.title, hidden: "", onkeydown: (event) => { if (event.key === "Escape") toggle(); } },
      make("header", {}, make("h2", {}, words.title), make("p", {}, isOpen ? words.there : words.away)), log, say, talk, leave);
    knob = make("button", { class: "knob", type: "button", "aria-expanded": "false", onclick: toggle }, words.open);
    root.append(box, knob);
  }

  function toggle() {
    if (box.hidden) return open();
    if (token && !hasAddress && !asked && leave.hidden) { asked = true; talk.hidden = true; leave.hidden = false; leave.elements.email.focus(); return; }
    shut();
  }
  function open() { box.hidden = false; knob.textContent = words.close; knob.setAttribute("aria-expanded", "true"); field.focus(); poll(); }
  function shut() { box.hidden = true; leave.hidden = true; talk.hidden = false; knob.textContent = words.open; knob.setAttribute("aria-expanded", "false"); clearTimeout(timer); knob.focus(); }

  async function send(event) {
    event.preventDefault();
    const body = field.value.trim(), email = talk.elements.email;
    if (!body) return;
    try {
      const told = await ask("messages/", { body, client_id: crypto.randomUUID?.() ?? uuid() });
      if (told.token) remember(told.token);
      field.value = "";
      say.textContent = "";
      if (email?.value && !hasAddress) { await ask("address/", { email: email.value, name: "" }); hasAddress = true; email.closest("label").remove(); }
      await look();
    } catch (error) { say.textContent = error.message; }
  }
  function uuid() { const b = crypto.getRandomValues(new Uint8Array(16)); b[6] = (b[6] & 15) | 64; b[8] = (b[8] & 63) | 128; const h = [...b].map((n) => n.toString(16).padStart(2, "0")).join(""); return h.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5"); }

  async function keep(event) {
    event.preventDefault();
    try {
      const told = await ask("address/", { email: leave.elements.email.value, name: leave.elements.name.value });
      hasAddress = true; leave.hidden = true; talk.hidden = false; link.hidden = false; say.textContent = told.message; field.focus();
    } catch (error) { say.textContent = error.message; }
  }
  async function mailLink() { try { say.textContent = (await ask("link/", {})).message; } catch (error) { say.textContent = error.message; } }

  function look() { fetching ??= news().finally(() => { fetching = null; }); return fetching; }
  async function news() {
    if (!token) return;
    const told = await ask(`messages/?after=${last}`);
    hasAddress = told.has_address; link.hidden = !hasAddress;
    for (const one of told.messages) {
      last = Math.max(last, one.seq);
      if (shown.has(one.seq)) continue;
      shown.add(one.seq);
      log.append(make("div", { class: one.mine ? "line mine" : "line", dir: "auto" }, make("b", {}, one.mine ? words.you : one.name), one.body));
    }
    if (told.messages.length) log.scrollTop = log.scrollHeight;
  }
  async function poll() {
    clearTimeout(timer);
    try { await look(); } catch (error) { say.textContent = error.message; }
    if (!box.hidden) timer = setTimeout(poll, document.visibilityState === "visible" ? 4000 : 30000);
  }

  ask("status/").then((told) => { ({ words } = told); isOpen = told.is_open; draw(); document.body.append(host); }).catch(() => { /* not for this site, or away: no button */ });
})();
