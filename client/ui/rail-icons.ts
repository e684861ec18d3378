// The icons of the places in the rail and the tabs, by what they picture.
import ArrowDownToLine from '@lucide/svelte/icons/arrow-down-to-line'
import ArrowUpFromLine from '@lucide/svelte/icons/arrow-up-from-line'
import BookA from '@lucide/svelte/icons/book-a'
import CircleDashed from '@lucide/svelte/icons/circle-dashed'
import Columns3 from '@lucide/svelte/icons/columns-3'
import Ellipsis from '@lucide/svelte/icons/ellipsis'
import GitMerge from '@lucide/svelte/icons/git-merge'
import History from '@lucide/svelte/icons/history'
import ListTodo from '@lucide/svelte/icons/list-todo'
import MessagesSquare from '@lucide/svelte/icons/messages-square'
import ChartNoAxesGantt from '@lucide/svelte/icons/chart-no-axes-gantt'
import Ruler from '@lucide/svelte/icons/ruler'
import Search from '@lucide/svelte/icons/search'
import SlidersHorizontal from '@lucide/svelte/icons/sliders-horizontal'
import Table2 from '@lucide/svelte/icons/table-2'
import UsersRound from '@lucide/svelte/icons/users-round'
import type { Icon } from './icon.ts'

export const railIcons = {
  measure: Ruler,
  todo: ListTodo,
  columns: Columns3,
  ribbons: GitMerge,
  bars: ChartNoAxesGantt,
  table: Table2,
  missing: CircleDashed,
  dictionary: BookA,
  talk: MessagesSquare,
  history: History,
  people: UsersRound,
  take: ArrowDownToLine,
  give: ArrowUpFromLine,
  settings: SlidersHorizontal,
  search: Search,
  more: Ellipsis,
} satisfies Record<string, Icon>
