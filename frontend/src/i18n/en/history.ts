/** Words for actions of the history, by the action's name with '-' as '_': `'unit.created': …` nested by room. */
export default {
  unit: { created: 'Unit created', changed: 'Unit changed' },
  officer: { created: 'Officer recorded', changed: 'Officer changed', assigned: 'Assigned', imported: 'Imported' },
  calendar: { kept: 'Calendar kept' },
  account: { created: 'Account created', changed: 'Account changed', locked: 'Locked', unlocked: 'Unlocked' },
}
