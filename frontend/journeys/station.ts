import type { Person } from './people'

/** A station of the story and who serves there: ids of officers, the head first, then deputies, then the others. */
export interface Station {
  id: string
  name: string
  officers: string[]
}

const SURNAMES = ['白', '丁', '范', '葛', '贺', '康', '雷', '孟']
const GIVEN = ['一鸣', '大川', '海涛', '立新', '明远', '若水', '文博', '志勇', '子衿']
const LEADERS = [['HEAD'], ['DEPUTY', 'DEPUTY', 'DEPUTY']].flat()

/** The seed's station of nine (four of them leaders) and three more of seven (two leaders); names are made up. */
export async function stations(office: Person, mark: string): Promise<Station[]> {
  const bureau = (await office.all<{ id: string; kind: string }>('/api/v1/units')).find((unit) => unit.kind === 'BUREAU')!.id
  const made: Station[] = []
  for (let n = 0; n < 4; n++) {
    const name = `${['云岭', '石桥', '柳湾', '长亭'][n]}派出所`
    const { id } = await office.create('/api/v1/units', { parentId: bureau, code: `${mark}-${n}`, name, kind: 'STATION' })
    const leaders = LEADERS.slice(0, n === 0 ? 4 : 2)
    const officers: string[] = []
    for (let i = 0; i < leaders.length + 5; i++) {
      const leadershipRole = leaders[i] ?? null
      const officer = await office.create('/api/v1/officers', {
        badgeNo: `${mark}${n}${String(i).padStart(2, '0')}`,
        name: `${SURNAMES[(n * 3 + i) % SURNAMES.length]}${GIVEN[(n + i) % GIVEN.length]}`,
        sex: i % 4 === 3 ? 'FEMALE' : 'MALE',
        birthDate: `19${80 + i}-0${1 + n}-1${i}`,
        phone: `139000${n}${String(1000 + i)}`,
        policeRank: 'SUPERINTENDENT_2',
        education: 'BACHELOR',
        joinedOn: '2010-07-01',
        unitId: id,
        post: leadershipRole ? 'LEADING' : 'PATROL',
        leadershipRole,
        assignedFrom: '2020-01-01',
      })
      officers.push(officer.id)
    }
    made.push({ id, name, officers })
  }
  return made
}
