import { computed } from 'vue'
import { useI18n } from 'vue-i18n'

/** What lines of a history say, in words; as the service calls it where there are none. */
export function useHistoryWords() {
  const { t, te, tm } = useI18n()
  /** Words of the enumerations, whichever it is: `CONFIRMED` becomes what every page calls it. */
  const words = computed(() => Object.assign({}, ...Object.values(tm('enums') as Record<string, Record<string, string>>)) as Record<string, string>)
  const label = (key: string) => [`history.fields.${key}`, `audit.asked.${key}`].filter((found) => te(found)).map((found) => t(found))[0] ?? key
  const pair = (key: string, value: unknown) => t('common.history.pair', { key: label(key), value: shown(value) })
  const listed = (values: string[]) => values.join(t('common.history.comma')) || '—'
  const shown = (value: unknown): string => {
    if (Array.isArray(value)) return listed(value.map(shown))
    if (value !== null && typeof value === 'object') return listed(Object.entries(value).map(([key, inner]) => pair(key, inner)))
    return words.value[String(value)] ?? String(value)
  }
  const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
  return {
    action(action: string) {
      const key = `history.${action.replaceAll('-', '_')}`
      return te(key) ? t(key) : action
    },
    /** Names and values of a small picture. */
    facts: (values: unknown) => Object.entries((values ?? {}) as Record<string, unknown>).map(([key, value]) => ({ key, label: capital(label(key)), value: shown(value) })),
    pairs: (values: unknown) => Object.entries((values ?? {}) as Record<string, unknown>).map(([key, value]) => pair(key, value)),
  }
}
