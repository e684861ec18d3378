// The page of all parts in all states, for looking at while designing: `npm run dev`, then /gallery.html.
// It is no input of the production build.
import { mount } from 'svelte'
import '../base.css'
import Gallery from './Gallery.svelte'

const target = document.getElementById('app')
const theme = new URLSearchParams(location.search).get('theme')
if (theme) document.documentElement.dataset['theme'] = theme
if (target) mount(Gallery, { target })
