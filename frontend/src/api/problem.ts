import type { Problem } from './types'

/** What the service (or the way to it) refused, in words for people and with the places that are wrong. */
export class ApiProblem extends Error {
  readonly status: number
  readonly type: string
  readonly title: string
  readonly detail: string
  readonly errors: readonly { pointer: string; detail: string }[]
  readonly retryAfter: number | null

  constructor(problem: Partial<Problem> & { status: number }, retryAfter: number | null = null) {
    super(problem.title ?? String(problem.status))
    this.name = 'ApiProblem'
    this.status = problem.status
    this.type = problem.type ?? 'about:blank'
    this.title = problem.title ?? ''
    this.detail = problem.detail ?? ''
    this.errors = problem.errors ?? []
    this.retryAfter = retryAfter
  }

  /** No answer came: what was sent may or may not have been done. */
  get unanswered(): boolean {
    return this.status === 0
  }

  is(slug: string): boolean {
    return this.type === `urn:yardstick:problem:${slug}`
  }

  /** What is wrong at a place of the body, `/name`, with everything below it. */
  at(pointer: string): string | undefined {
    const found = this.errors.filter((e) => e.pointer === pointer || e.pointer.startsWith(`${pointer}/`))
    return found.length ? found.map((e) => e.detail).join(' ') : undefined
  }
}

export function asProblem(thrown: unknown): ApiProblem {
  if (thrown instanceof ApiProblem) return thrown
  if (thrown instanceof TypeError) return new ApiProblem({ status: 0 })
  console.error(thrown)
  return new ApiProblem({ status: -1 })
}
