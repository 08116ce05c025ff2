// Exact versions, a lock that fits them, a sum for every package, and no address of a registry: what is built here is what was tried.
import { readFileSync } from 'node:fs'

const read = (file) => JSON.parse(readFileSync(new URL(`../${file}`, import.meta.url), 'utf8'))
const own = read('package.json')
const lock = read('package-lock.json')
const faults = []
for (const kind of ['dependencies', 'devDependencies']) {
  for (const [name, version] of Object.entries(own[kind])) {
    if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)) faults.push(`${name}: ${version} is not one version`)
    if (lock.packages[''][kind]?.[name] !== version) faults.push(`${name}: the lock has ${lock.packages[''][kind]?.[name]}, not ${version}`)
    if (lock.packages[`node_modules/${name}`]?.version !== version) faults.push(`${name}: locked as ${lock.packages[`node_modules/${name}`]?.version}`)
  }
}
for (const [path, one] of Object.entries(lock.packages)) {
  if (path !== '' && !one.link && !one.integrity && !one.inBundle) faults.push(`${path}: no sum`)
  if (one.resolved) faults.push(`${path}: comes from one registry, ${one.resolved}`)
}
const pom = readFileSync(new URL('../../backend/pom.xml', import.meta.url), 'utf8')
for (const [, version] of pom.matchAll(/<version>([^<]*)<\/version>/g)) {
  if (/SNAPSHOT|LATEST|RELEASE|[[(,]/.test(version)) faults.push(`pom.xml: ${version} is not one version`)
}
for (const [, plugin] of pom.matchAll(/<plugin>([\s\S]*?)<\/plugin>/g)) {
  if (!/<version>/.test(plugin.split('<dependencies>')[0])) faults.push(`pom.xml: a plugin without a version: ${/<artifactId>([^<]*)/.exec(plugin)?.[1]}`)
}
if (faults.length) {
  console.error(faults.join('\n'))
  process.exit(1)
}
console.log(`pinned: ${Object.keys(lock.packages).length - 1} packages, every one by its sum`)
