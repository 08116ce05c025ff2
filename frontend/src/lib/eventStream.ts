/** One event of a `text/event-stream`. */
export interface StreamEvent {
  id: string | null
  name: string
  data: string
}

/** Reads a `text/event-stream` piece by piece, wherever it was cut; comments and what is not finished yet give nothing. */
export function eventReader() {
  let rest = ''
  let lines: string[] = []

  function event(): StreamEvent | null {
    const fields = lines.map((line) => /^([^:]*):? ?(.*)$/s.exec(line) as RegExpExecArray).map(([, name, value]) => ({ name: name ?? '', value: value ?? '' }))
    lines = []
    const data = fields.filter((field) => field.name === 'data').map((field) => field.value)
    const last = (name: string) => fields.filter((field) => field.name === name).at(-1)?.value
    return data.length ? { id: last('id') ?? null, name: last('event') ?? 'message', data: data.join('\n') } : null
  }

  return (piece: string): StreamEvent[] => {
    const found: StreamEvent[] = []
    const parts = (rest + piece).split(/\r\n|\n|\r(?!$)/)
    rest = parts.pop() ?? ''
    for (const line of parts) {
      if (line !== '') lines.push(line)
      else {
        const whole = event()
        if (whole) found.push(whole)
      }
    }
    return found
  }
}
