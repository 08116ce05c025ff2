import { useI18n } from 'vue-i18n'
import type { Schema } from '@/api/types'
import { useHistoryWords } from '@/parts/useHistoryWords'

type Line = Schema<'AuditLine'>

/** Pages of records by their type. */
const PAGES: Record<string, string> = {
  account: 'accounts',
  deputyship: 'deputyships',
  client: 'clients',
  audit: 'audit',
  unit: 'units',
  officer: 'officers',
  'rule-book': 'rule-books',
  cycle: 'cycles',
  meeting: 'meetings',
  'diary-entry': 'diary',
  incident: 'incidents',
  'score-entry': 'score-entries',
  publication: 'publications',
}

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
      const which = `audit.records.${line.recordId}`
      return te(which) ? t('audit.ofSeveral', { type, which: t(which) }) : t('audit.ofType', { type, id: line.recordId })
    },
    /** Where nobody was signed in, the service itself or somebody unknown. */
    by: (line: Line) => (line.accountId === null && line.by === 'system' ? t('audit.bySystem') : line.by),
    /** The record's own page, where there is one. */
    page: (line: Line) => (PAGES[line.recordType] && /^[1-9]\d*$/.test(line.recordId) ? `/${PAGES[line.recordType]}/${line.recordId}` : null),
    /** In which roles, and in whose place. */
    as(line: Line) {
      const roles = line.actingAs.map((role) => known(`enums.Role.${role}`, role)).join(t('common.listComma'))
      return line.deputyOf ? [roles, t('deputies.as', { leader: line.deputyOf })].filter(Boolean).join(' · ') : roles
    },
  }
}
