// Tables as other tools write them, a few rows of each: what their headers mean, and how their cells are read.
import { describe, expect, it } from 'vitest'
import { readTableOf, rowCalled } from './import-case.ts'

const readOf = (lines: readonly string[]) => {
  const { guess, roles, headers, read } = readTableOf(lines.join('\r\n'))
  const leftOut = headers.filter((_, i) => roles[i] === 'ignore')
  return { ...read, tool: guess.tool, leftOut, troubles: read.rows.flatMap(({ troubles }) => troubles) }
}

describe('headers of known tools (P10)', () => {
  it('MS Project in German, as its table is copied', () => {
    const { tool, rows, leftOut, troubles } = readOf([
      'Nr.\tVorgangsmodus\tVorgangsname\tDauer\tAnfang\tEnde\tVorgänger\tRessourcennamen\t% Abgeschlossen\tGliederungsebene\tKosten',
      '1\tAutomatisch geplant\tPlanung\t6 Tage\tMo 05.01.26\tMo 12.01.26\t\t\t50%\t1\t',
      '2\tAutomatisch geplant\tEntwurf\t4 Tage\tMo 05.01.26\tDo 08.01.26\t\tMara Lindqvist;Tomas Berg[50%]\t100%\t2\t1.200,00 €',
      '3\tAutomatisch geplant\tPrüfung\t1 Tag\tMo 12.01.26\tMo 12.01.26\t2EA+1 Tag\tMara Lindqvist\t0%\t2\t',
      '4\tAutomatisch geplant\tFreigabe\t0 Tage\tMo 12.01.26\tMo 12.01.26\t3\t\t0%\t1\t',
    ])
    expect(tool).toBe('msproject')
    expect(troubles).toEqual([])
    expect(leftOut).toEqual(['Vorgangsmodus'])
    expect(rowCalled(rows, 'Planung').type).toBe('group')
    expect(rowCalled(rows, 'Entwurf')).toMatchObject({
      parent: '1',
      start: '2026-01-05',
      finish: '2026-01-08',
      owners: ['Mara Lindqvist', 'Tomas Berg'],
      percent: 100,
      budget: 1200,
    })
    expect(rowCalled(rows, 'Prüfung').predecessors).toEqual([{ target: '2', type: 'FS', lag: 1 }])
    expect(rowCalled(rows, 'Freigabe').type).toBe('milestone')
  })

  it('MS Project in English, its outline in the spaces before the names', () => {
    const { tool, rows, troubles } = readOf([
      'ID\tTask Mode\tTask Name\tDuration\tStart\tFinish\tPredecessors\tResource Names',
      '1\tAuto Scheduled\tDesign\t6 days\tMon 1/5/26\tMon 1/12/26\t\t',
      '2\tAuto Scheduled\t   Draft\t4 days\tMon 1/5/26\tThu 1/8/26\t\tMara[50%]',
      '3\tAuto Scheduled\t   Review\t2 days?\tFri 1/9/26\tMon 1/12/26\t2FS-1 day\tTomas',
    ])
    expect(tool).toBe('msproject')
    expect(troubles).toEqual([])
    expect(rows.map(({ type, start }) => [type, start])).toEqual([
      ['group', '2026-01-05'],
      ['task', '2026-01-05'],
      ['task', '2026-01-09'],
    ])
    expect(rows[2]).toMatchObject({ parent: '1', predecessors: [{ target: '2', type: 'FS', lag: -1 }] })
  })

  it('Asana', () => {
    const { tool, rows, troubles } = readOf([
      'Task ID,Created At,Completed At,Last Modified,Name,Section/Column,Assignee,Assignee Email,Start Date,Due Date,Tags,Notes,Projects,Parent task,Blocked By (Dependencies),Blocking (Dependencies)',
      '11,2026-01-02,,2026-01-03,Write,Soon,Ann,ann@example.com,2026-01-05,2026-01-09,"a, b",,P,,,Check',
      '12,2026-01-02,2026-01-10,2026-01-10,Check,Soon,,bo@example.com,,2026-01-12,,,P,,Write,',
    ])
    expect(tool).toBe('asana')
    expect(troubles).toEqual([])
    expect(rowCalled(rows, 'Write')).toMatchObject({ labels: ['a', 'b'], parent: 'group:Soon' })
    expect(rowCalled(rows, 'Check')).toMatchObject({
      email: 'bo@example.com',
      actualFinish: '2026-01-10',
      predecessors: [{ target: '11', type: 'FS', lag: 0 }],
    })
  })

  it('ClickUp, with its lists in brackets and its days in milliseconds', () => {
    const { tool, rows, troubles } = readOf([
      'Task Type,Task ID,Task Custom ID,Task Name,Task Content,Status,Date Created,Due Date,Start Date,Parent ID,Assignees,Tags,Priority,List Name,Space Name,Time Estimated',
      'Task,86a1,,Write,Some text,in progress,1767427200000,1767956400000,1767610800000,null,"[Ann,Bo]","[x,y]",2,Launch,Space,',
      'Task,86a2,,Check,,to do,1767427200000,,,86a1,[],[],,Launch,Space,',
    ])
    expect(tool).toBe('clickup')
    // A group now, for *Check* is inside it; nothing there has dates.
    expect(troubles).toEqual([{ code: 'GROUP_HAS_NONE', names: ['start', 'finish'] }])
    expect(rowCalled(rows, 'Write')).toMatchObject({
      start: '2026-01-05',
      finish: '2026-01-09',
      owners: ['Ann', 'Bo'],
      labels: ['x', 'y'],
      started: true,
      notes: 'Some text',
    })
    expect(rowCalled(rows, 'Check')).toMatchObject({ parent: '86a1', owners: [], labels: [] })
  })

  it('Jira, with several columns of one name and its parents by key', () => {
    const { tool, rows, troubles } = readOf([
      'Summary,Issue key,Issue id,Parent,Parent key,Issue Type,Status,Assignee,Due Date,Labels,Labels,Custom field (Start date),Original Estimate,Inward issue link (Blocks),Inward issue link (Blocks)',
      'Epic,PL-1,1001,,,Epic,To Do,,,,,,,,',
      'Build,PL-2,1002,1001,PL-1,Story,In Progress,Ann,31/Jan/26 12:00 AM,a,b,05/Jan/26 12:00 AM,28800,,',
      'Ship,PL-3,1003,1001,PL-1,Story,Selected for Development,Bo,,,,,,PL-2,PL-1',
    ])
    expect(tool).toBe('jira')
    expect(troubles).toEqual([])
    expect(rowCalled(rows, 'Build')).toMatchObject({
      parent: 'PL-1',
      start: '2026-01-05',
      finish: '2026-01-31',
      labels: ['a', 'b'],
      effort: 8,
      started: true,
    })
    expect(rowCalled(rows, 'Ship').predecessors.map(({ target }) => target)).toEqual(['PL-2', 'PL-1'])
  })

  it('Planner, plain and premium', () => {
    const plain = readOf([
      'Task ID,Task Name,Bucket Name,Progress,Priority,Assigned To,Created By,Created Date,Start date,Due date,Is Recurring,Late,Completed Date,Completed By,Completed Checklist Items,Checklist Items,Labels,Description',
      'x1,Write,Launch,In progress,Medium,Ann;Bo,Cy,01/02/2026,01/05/2026,01/30/2026,false,false,,,0/2,Draft;Send,Red,Text',
    ])
    expect(plain.tool).toBe('planner')
    expect(plain.questions).toEqual([])
    expect(rowCalled(plain.rows, 'Write')).toMatchObject({
      type: 'group',
      parent: 'group:Launch',
      owners: ['Ann', 'Bo'],
      started: true,
    })
    expect(rowCalled(plain.rows, 'Draft').parent).toBe('x1')
    const premium = readOf([
      'Task number,Outline number,Name,% complete,Assigned to,Start,Finish,Duration,Bucket,Depends on,Dependents (after)',
      '1,1,Write,50,Ann,2026-01-05,2026-01-09,5 days,Launch,,2',
      '2,2,Check,0,Bo,2026-01-12,2026-01-12,1 day,Launch,1FS,',
    ])
    expect(premium.tool).toBe('planner')
    expect(premium.troubles).toEqual([])
    expect(rowCalled(premium.rows, 'Check').predecessors).toEqual([{ target: '1', type: 'FS', lag: 0 }])
  })

  it('a table of one’s own in German', () => {
    const { rows, troubles, leftOut } = readOf([
      'Aufgabe;Verantwortlich;Beginn;Fällig am;Dauer;Status;Kosten;Notiz;Laune',
      'Prüfen;"Lindqvist, Mara";05.01.2026;09.01.2026;5 Tage;in Arbeit;"1.200,50";;gut',
      'Bauen;"Berg, Tomas";12.01.2026;16.01.2026;5 Tage;nicht begonnen;300;x;',
    ])
    expect(troubles).toEqual([])
    expect(leftOut).toEqual(['Laune'])
    expect(rows).toMatchObject([
      { title: 'Prüfen', owners: ['Lindqvist, Mara'], start: '2026-01-05', budget: 1200.5, started: true },
      { title: 'Bauen', owners: ['Berg, Tomas'], finish: '2026-01-16', budget: 300 },
    ])
  })
})
