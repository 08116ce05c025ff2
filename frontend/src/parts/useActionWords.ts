import { useI18n } from 'vue-i18n'

/** What was done, in words; as the service calls it where there are none. */
export function useActionWords() {
  const { t, te } = useI18n()
  return (action: string) => {
    const key = `history.${action.replaceAll('-', '_')}`
    return te(key) ? t(key) : action
  }
}
