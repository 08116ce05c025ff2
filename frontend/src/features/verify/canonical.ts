/** JSON in one form only (RFC 8785 without fractions): what reads back otherwise than it is written is refused, so that no bit of a file is free. */

const DEEPEST = 64

/** The value of a text in its one form; throws for anything else. */
export function parseCanonical(text: string): unknown {
  const value: unknown = JSON.parse(text)
  if (canonical(value, 0) !== text) throw new Error('not in its one form')
  return value
}

/** The one form of a value. */
export function canonical(value: unknown, depth = 0): string {
  if (depth > DEEPEST) throw new Error('too deep')
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new Error('a number that not every reader can hold')
    return JSON.stringify(value)
  }
  if (typeof value === 'string') {
    if (/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(value)) throw new Error('half a character')
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item, depth + 1)).join(',')}]`
  const members = Object.entries(value as Record<string, unknown>).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([name, item]) => `${canonical(name, depth + 1)}:${canonical(item, depth + 1)}`).join(',')}}`
}
