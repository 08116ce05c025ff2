import { useI18n } from 'vue-i18n'
import type { Schema } from '@/api/types'

/** A role with where it counts, in words. An officer's role is about oneself and has no scope to name. */
export function useGrantWords() {
  const { t } = useI18n()
  return (grant: Schema<'GrantResponse'>) => {
    const role = t(`enums.Role.${grant.role}`)
    return grant.role === 'OFFICER' ? role : `${role} · ${grant.unit?.name ?? t('common.wholeBureau')}`
  }
}
