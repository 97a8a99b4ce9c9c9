// main: the entry of the bundle for the page of search.

import { searchPage } from './search-page.ts';

searchPage(document);
