// What can be done at the desk, by key and in the command bar: to the chosen tickets, else to the open one.

import { pick } from "./picking.js";

const desk = document.querySelector("live-office")
const bulk = document.getElementById("bulk")
const find = (selector) => document.querySelector(selector)

const press = (selector) => ({ can: () => Boolean(find(selector)), run: () => find(selector).click() })
const focus = (selector) => ({ can: () => Boolean(find(selector)), run: () => find(selector).focus() })
const go = (selector) => ({ can: () => Boolean(find(selector)), run: () => location.assign(find(selector).href) })

/** For the chosen tickets the button of the form for many, else what the open ticket has. */
function many(verb, one) {
  const button = () => bulk.querySelector(`[name=verb][value=${verb}]`)
  return {
    can: () => (desk.picked.length ? Boolean(button()) : one.can()),
    run: () => (desk.picked.length ? button().click() : one.run()),
  }
}

/** The same where something has to be chosen first. */
function manyChoosing(field, one) {
  const choose = () => {
    bulk.querySelector("details").open = true
    bulk.querySelector(`[name=${field}]`).focus()
  }
  return { can: () => desk.picked.length > 0 || one.can(), run: () => (desk.picked.length ? choose() : one.run()) }
}

/** A reply and a note have each their own place, of which one is shown. */
function write(kind, place) {
  const run = () => {
    find(`[data-write=${kind}]`)?.click()
    find(place).focus()
  }
  return { can: () => Boolean(find(place)), run }
}

const rest = {
  can: () => Boolean(find(".thread .menu-box [name=until]")),
  run: () => {
    const first = find(".thread .menu-box [name=until]")
    first.closest("details").open = true
    first.focus()
  },
}

export const verbs = {
  next: { can: () => true, run: () => desk.move(1) },
  previous: { can: () => true, run: () => desk.move(-1) },
  open: { can: () => Boolean(desk.row), run: () => location.assign(desk.row.querySelector(".ticket").href) },
  pick: { can: () => Boolean(desk.row), run: () => pick(desk.row) },
  take: many("take", press("form [name=taken][value='1']")),
  release: press("form [name=taken][value='0']"),
  solve: many("solve", press("[data-solution] [value='1']")),
  reopen: press("[data-solution] [value='0']"),
  spam: many("spam", press("[data-spam] [value='1']")),
  unspam: many("unspam", press("[data-spam] [value='0']")),
  rest: manyChoosing("until", rest),
  category: manyChoosing("category", focus(".ctx [name=category]")),
  priority: manyChoosing("priority", focus(".ctx [name=priority]")),
  reply: write("reply", "[data-composer] textarea"),
  note: write("note", "[data-note-form] textarea"),
  search: go("[data-to-search]"),
  choices: go("[data-to-choices]"),
  keys: { can: () => true, run: () => find("#keys").showModal() },
}

/** Whether there was anything to do it to. */
export function act(name) {
  const verb = verbs[name]
  if (!verb?.can()) return false
  verb.run()
  return true
}

/** Lead to a queue. */
export function goTo(queue) {
  const link = find(`[data-queue-link="${CSS.escape(queue)}"]`)
  if (link) location.assign(link.href)
}
