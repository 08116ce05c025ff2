import { useI18n } from 'vue-i18n'
import type { Schema } from '@/api/types'
import { useHistoryWords } from '@/parts/useHistoryWords'

type Line = Schema<'AuditLine'>

/** What a line says, in words where there are some. */
export function useWords() {
  const { t, te } = useI18n()
  const { action, facts } = useHistoryWords()
  const known = (key: string, otherwise: string) => (te(key) ? t(key) : otherwise)
  return {
    action,
    facts,
    record(line: Line) {
      const type = known(`audit.types.${line.recordType.replaceAll('-', '_')}`, line.recordType)
      return t('audit.ofType', { type, id: known(`audit.records.${line.recordId}`, line.recordId) })
    },
    /** In which roles, and in whose place. */
    as(line: Line) {
      const roles = line.actingAs.map((role) => known(`enums.Role.${role}`, role)).join(t('common.listComma'))
      return line.deputyOf ? [roles, t('deputies.as', { leader: line.deputyOf })].filter(Boolean).join(' · ') : roles
    },
  }
}
