// SPDX-License-Identifier: BSL-1.0
// Reports in Chromium, without a network: `node reports.mjs IKM EXAMPLES NPM [PICTURES]`. axe-core finds no barrier in
// any of them, on screen and as printed; no address is asked for but the file's own; nothing is wider than a small
// window; the print is A4. With PICTURES, a folder, each page is also drawn there to be looked at.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const [ikm, examples, npm, pictures] = process.argv.slice(2)
const packages = createRequire(pathToFileURL(join(resolve(npm), 'package.json')))
const { chromium } = packages('playwright-core')
const axe = readFileSync(packages.resolve('axe-core/axe.min.js'), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'reports-'))
const faults = []

/// A survey of `units` units as CSV, `elements` columns named U1 …, the same one each time.
function survey(units, elements, unitName) {
  let state = 7
  const next = (most) => { state = (state * 48271) % 2147483647; return state % most }
  const row = (cells) => cells.join(';') + '\n'
  let text = row(['unit', 'jenis_kelamin', 'pendidikan', ...Array.from({ length: elements }, (_, e) => `U${e + 1}`)])
  for (let r = 0; r < 30 * units; ++r)
    text += row([unitName(r % units), ['L', 'P'][next(2)], ['SMA', 'S1', 'SD', 'SMP', 'D3'][next(5)],
                 ...Array.from({ length: elements }, () => 2 + next(3))])
  return text
}

const long = 'Unit Pelayanan Terpadu Satu Pintu Administrasi Kependudukan dan Pencatatan Sipil Kecamatan Sekadau Hilir Nomor '
const cases = {
  sekadau: [join(examples, 'sekadau_2019s1.csv'), '--about', join(examples, 'about.toml'), '--target', '77,5'],
  english: [join(examples, 'sekadau_2019s1.csv'), '--about', join(examples, 'about.toml'), '--lang', 'en'],
  indicators: [join(examples, 'sekadau_2019s1.csv'), '--indicators', join(examples, 'iku_targets.csv'),
               '--actuals', join(examples, 'iku_actuals.csv'), '--confidence', '0,95', '--quality'],
  followed: [join(examples, 'sekadau_2019s1.csv'), '--follow-up', join(examples, 'follow_up_2018s2.csv')],
  one_unit: [survey(1, 9, () => 'Loket A'), '--by', 'unit', '--by', 'jenis_kelamin'],
  forty_units: [survey(40, 9, (u) => long + u), '--by', 'unit', '--target', '77,5'],
  fourteen_elements: [survey(3, 14, (u) => `Loket ${u}`), '--methodology', 'kepmenpan-25-2004', '--by', 'unit'],
}

async function looked_at(page, what) {
  await page.evaluate(axe)
  const { violations } = await page.evaluate(() => globalThis.axe.run({ resultTypes: ['violations'] }))
  for (const one of violations)
    faults.push(`${what}: ${one.id}: ${one.help}: ${one.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(' | ')}`)
}

async function report_of(browser, name, [input, ...options]) {
  const from = input.includes('\n') ? join(folder, `${name}.csv`) : input
  if (from !== input) writeFileSync(from, input)
  const to = join(folder, name)
  execFileSync(ikm, ['report', from, '-o', to, ...options], { stdio: ['ignore', 'pipe', 'inherit'] })
  const context = await browser.newContext({ bypassCSP: true, offline: true, viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  const address = pathToFileURL(join(to, 'report.html')).href
  page.on('request', (request) => {
    if (request.url() !== address && !request.url().startsWith('data:')) faults.push(`${name}: asks for ${request.url()}`)
  })
  page.on('console', (message) => { if (message.type() === 'error') faults.push(`${name}: ${message.text()}`) })
  page.on('pageerror', (error) => faults.push(`${name}: ${error.message}`))
  await page.goto(address)
  await looked_at(page, `${name}, on screen`)
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
  await page.setViewportSize({ width: 390, height: 844 })
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  if (wider > 0) faults.push(`${name}: ${wider} pixels wider than a phone`)
  await looked_at(page, `${name}, on a phone`)
  if (pictures) await page.screenshot({ path: join(pictures, `${name}_phone.png`), fullPage: true })
  await page.setViewportSize({ width: 794, height: 1123 })
  await page.emulateMedia({ media: 'print' })
  await looked_at(page, `${name}, printed`)
  const print = await page.pdf({ preferCSSPageSize: true })
  const a4 = [...print.toString('latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)]
  if (a4.length === 0) faults.push(`${name}: no page is printed`)
  for (const [, width, height] of a4)
    if (Math.abs(width - 595.3) > 2 || Math.abs(height - 841.9) > 2) faults.push(`${name}: a page of ${width} × ${height}`)
  if (pictures) writeFileSync(join(pictures, `${name}.pdf`), print)
  await posters_of(context, name, to)
  await context.close()
}

async function posters_of(context, name, to) {
  for (const poster of ['poster-a4', 'poster-16x9', 'poster-1x1']) {
    const page = await context.newPage()
    const address = pathToFileURL(join(to, `${poster}.svg`)).href
    page.on('request', (request) => {
      if (request.url() !== address && !request.url().startsWith('data:')) faults.push(`${poster}: asks for ${request.url()}`)
    })
    await page.goto(address)
    const described = await page.evaluate(() => document.querySelector('svg > title') && document.querySelector('svg > desc'))
    if (!described) faults.push(`${name}, ${poster}: nothing for those who do not see it`)
    if (pictures) await page.screenshot({ path: join(pictures, `${name}_${poster}.png`) })
    await page.close()
  }
}

if (pictures) mkdirSync(pictures, { recursive: true })
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})
try {
  for (const [name, asked] of Object.entries(cases)) await report_of(browser, name, asked)
} finally {
  await browser.close()
  rmSync(folder, { recursive: true })
}
console.log(faults.length === 0 ? `${Object.keys(cases).length} reports, no fault` : faults.join('\n'))
process.exitCode = faults.length === 0 ? 0 : 1
