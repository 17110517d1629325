// <report-chart>: draws the specification in its script with Vega. Its table says the same to whoever does not see it.
// Vega evaluates expressions by its interpreter: the content security policy forbids eval. Nothing is drawn as SVG,
// whose style attributes the policy would drop.

const NAMES = ["ink", "loud", "soft", "teal", "pale", "text", "faint", "line"]
let vega

function load() {
  vega ??= new Promise((resolve, reject) => {
    const script = document.createElement("script")
    script.src = document.querySelector("[data-vega]").dataset.vega
    script.type = "module"
    script.onload = () => resolve(window.vegaEmbed)
    script.onerror = reject
    document.head.append(script)
  })
  return vega
}

function colours(host) {
  const probe = document.createElement("span")
  host.append(probe)
  const colour = (name) => {
    probe.className = `chart-colour chart-colour--${name}`
    return getComputedStyle(probe).color
  }
  const found = Object.fromEntries(NAMES.map((name) => [name, colour(name)]))
  probe.remove()
  return found
}

function dressed(spec, found) {
  const { ink, text, faint, line } = found
  const named = JSON.parse(JSON.stringify(spec), (key, value) => {
    if (key === "range" && Array.isArray(value)) return value.map((name) => found[name] ?? name)
    return key === "color" && typeof value === "string" ? (found[value] ?? value) : value
  })
  const font = getComputedStyle(document.body).fontFamily
  named.config = {
    background: null, font, view: { stroke: null },
    axis: { labelColor: faint, titleColor: faint, domainColor: line, gridColor: line, ticks: false, labelFontSize: 11 },
    axisX: { grid: false }, axisY: { domain: false, tickCount: 4 },
    legend: { orient: "bottom", labelColor: text, titleColor: faint, symbolType: "square" },
    text: { color: text, fontSize: 11 },
    bar: { color: ink, cornerRadius: 3 }, line: { color: ink, strokeWidth: 2.25 },
  }
  return named
}

class ReportChart extends HTMLElement {
  async connectedCallback() {
    const spec = JSON.parse(this.querySelector("script").textContent)
    const canvas = document.createElement("div")
    canvas.className = "chart__canvas"
    canvas.setAttribute("aria-hidden", "true")
    this.prepend(canvas)
    const embed = await load()
    if (!this.isConnected) return
    const options = { ast: true, actions: false, renderer: "canvas", defaultStyle: false, tooltip: false, hover: false }
    const { view } = await embed(canvas, dressed(spec, colours(this)), options)
    this.view = view
    this.dataset.drawn = ""
  }

  disconnectedCallback() {
    this.view?.finalize()
  }
}

customElements.define("report-chart", ReportChart)
