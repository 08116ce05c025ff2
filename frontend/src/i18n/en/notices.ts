export default {
  title: 'Notices',
  lead: 'Whatever happens to entries that concern you is told here at once.',
  empty: 'No notices.',
  bell: 'Notices, {n} not read',
  what: 'What',
  at: 'When',
  state: 'State',
  seen: 'Read',
  unseen: 'Not read',
  markSeen: 'Mark all as read',
}
