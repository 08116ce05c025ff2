import { useI18n } from 'vue-i18n'
import * as format from './format'

/** Formatters in the present language, for templates. */
export function useFormat() {
  const { locale } = useI18n()
  return {
    day: (value: string | null | undefined) => format.day(value, locale.value),
    instant: (value: string | null | undefined) => format.instant(value, locale.value),
    percent: format.percent,
    points: format.points,
    change: format.change,
  }
}
