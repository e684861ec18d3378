import { expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import '../../../client/ui/base.css'
import Checkbox from '../../../client/ui/Checkbox.svelte'
import Select from '../../../client/ui/Select.svelte'

test('the whole line of a checkbox is its target; a refused change is taken back', async () => {
  const onchange = vi.fn<(checked: boolean) => void>()
  await render(Checkbox, { label: 'These dates are our plan from today', checked: false, onchange })
  await page.getByText('These dates are our plan from today').click()
  expect(onchange.mock.calls).toEqual([[true]])
  await expect.element(page.getByRole('checkbox')).not.toBeChecked()
})

test('a list shows what is given, whatever was chosen', async () => {
  const onchange = vi.fn<(value: string) => void>()
  const options = [
    { value: 'status', label: 'Status' },
    { value: 'owner', label: 'Owner', group: 'People' },
  ]
  await render(Select, { label: 'Group by', value: 'status', options, onchange })
  await page.getByRole('combobox', { name: 'Group by' }).selectOptions('owner')
  expect(onchange.mock.calls).toEqual([['owner']])
  await expect.element(page.getByRole('combobox')).toHaveValue('status')
})
