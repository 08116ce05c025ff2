/** Words for actions of the history, by the action's name with '-' as '_': `'unit.created': …` nested by room. */
export default {
  unit: { created: 'Unit created', changed: 'Unit changed' },
  officer: { created: 'Officer recorded', changed: 'Officer changed', assigned: 'Assigned', imported: 'Imported' },
  calendar: { kept: 'Calendar kept' },
  account: { created: 'Account created', changed: 'Account changed', locked: 'Locked', unlocked: 'Unlocked', password_reset: 'Password reset', password_changed: 'Password changed', role_granted: 'Role granted', role_revoked: 'Role taken away' },
  session: { opened: 'Signed in', ended: 'Signed out', others_ended: 'Other sessions ended', refused: 'Sign-in refused', refresh_reused: 'A used token came again: session ended' },
  factor: { offered: 'Second factor begun', enrolled: 'Second factor in use', removed: 'Second factor put away', reset: 'Second factor taken away', recovery_code_used: 'Recovery code used', recovery_codes_renewed: 'New recovery codes' },
}
