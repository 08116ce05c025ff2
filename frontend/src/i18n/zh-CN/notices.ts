export default {
  title: '通知',
  lead: '与您有关的记分一有变化，这里立即告知。',
  empty: '没有通知。',
  bell: '通知，{n} 条未读',
  what: '内容',
  at: '时间',
  state: '状态',
  seen: '已读',
  unseen: '未读',
  markSeen: '全部标为已读',
}
