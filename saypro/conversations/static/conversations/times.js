// Times where the reader is: the clock, the day, and how long ago.

import { say } from "./words.js";

const language = document.documentElement.lang || "en-ZA"
const clockFormat = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" })
const longWeekdayFormat = new Intl.DateTimeFormat(language, { weekday: "long" })
const yearFormat = new Intl.DateTimeFormat(language, { day: "numeric", month: "long", year: "numeric" })
const weekdayFormat = new Intl.DateTimeFormat(language, { weekday: "short" })
const dateFormat = new Intl.DateTimeFormat(language, { day: "numeric", month: "long" })

const midnight = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate())
const daysAgo = (date) => Math.round((midnight(new Date()) - midnight(date)) / 86_400_000)

/** 09:12 */
export const clock = (date) => clockFormat.format(date)

/** Changes when the day does. */
export const dayKey = (date) => midnight(date).getTime()

/** Today; Yesterday, Monday 8 June; Friday 5 June; 5 June 2025 */
export function dayWords(date) {
  const days = daysAgo(date)
  if (days === 0) return say("today")
  const written = days < 300 ? `${longWeekdayFormat.format(date)} ${dateFormat.format(date)}` : yearFormat.format(date)
  return days === 1 ? `${say("yesterday")}, ${written}` : written
}

/** now, 20 min, 2 h, Yesterday, Mon, 9 June */
export function ago(date) {
  const minutes = Math.floor((Date.now() - date) / 60_000)
  if (minutes < 1) return say("now")
  if (minutes < 60) return say("minutes", { count: minutes })
  if (minutes < 24 * 60) return say("hours", { count: Math.floor(minutes / 60) })
  const days = daysAgo(date)
  if (days === 1) return say("yesterday")
  if (days < 7) return weekdayFormat.format(date)
  return (days < 300 ? dateFormat : yearFormat).format(date)
}

/** Bring the times of a list up to date. */
export function refreshAges(root) {
  for (const time of root.querySelectorAll("time[datetime]")) time.textContent = ago(new Date(time.dateTime))
}
