/** Words for actions of the history, by the action's name with '-' as '_': `'unit.created': …` nested by room. */
export default {
  unit: { created: '建立单位', changed: '修改单位' },
  officer: { created: '录入民警', changed: '修改民警', assigned: '任职变动', imported: '批量导入' },
  calendar: { kept: '维护工作日历' },
  account: { created: '建立账号', changed: '修改账号', locked: '锁定', unlocked: '解除锁定', password_reset: '重置口令', password_changed: '修改口令', role_granted: '授予角色', role_revoked: '收回角色' },
  session: { opened: '登录', ended: '退出登录', others_ended: '结束其他登录', refused: '登录未成功', refresh_reused: '登录凭据被重复使用，登录已结束' },
  factor: { offered: '开始设置双因素认证', enrolled: '启用双因素认证', removed: '停用双因素认证', reset: '解除双因素认证', recovery_code_used: '使用恢复码', recovery_codes_renewed: '重新生成恢复码' },
}
