/** Words for actions of the history, by the action's name with '-' as '_': `'unit.created': …` nested by room. */
export default {
  unit: { created: '建立单位', changed: '修改单位' },
  officer: { created: '录入民警', changed: '修改民警', assigned: '任职变动', imported: '批量导入' },
  calendar: { kept: '维护工作日历' },
  account: { created: '建立账号', changed: '修改账号', locked: '锁定', unlocked: '解除锁定' },
}
