import { mount } from 'svelte';
import App from './app.svelte';
import './ui/tokens.css';

const target = document.getElementById('app');
if (!target) throw new Error('main: the page has no #app');
mount(App, { target });
