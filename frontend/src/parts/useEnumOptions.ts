import { computed } from 'vue'
import { useI18n } from 'vue-i18n'

/** Options of a SelectField for an enumeration: `useEnumOptions('Post', posts)`. */
export function useEnumOptions(name: string, values: readonly string[]) {
  const { t } = useI18n()
  return computed(() => values.map((value) => ({ value, label: t(`enums.${name}.${value}`) })))
}
