/** The buttons in the header: a tour, presenting, and the theme. */

import { byId, createElement } from '../dom.js';
import { createPresenter } from './present.js';
import { text } from '../text.js';
import { THEMES, chooseTheme, chosenTheme } from './theme.js';

const words = text.header;

/**
 * @param {() => void} startTour
 * @param {(message: string) => void} announce
 */
export function mountHeaderTools(startTour, announce) {
  const tour = button(words.tour);
  tour.id = 'tour';
  tour.addEventListener('click', startTour);

  const present = button(words.present);
  present.className = 'present';
  present.ariaPressed = 'false';
  const presenter = createPresenter((isPresenting) => {
    present.ariaPressed = String(isPresenting);
    present.textContent = isPresenting ? words.leave : words.present;
  });
  present.addEventListener('click', presenter.toggle);

  const themes = button('');
  themes.className = 'theme';
  let theme = chosenTheme();
  const showTheme = () => {
    themes.dataset.theme = theme;
    themes.ariaLabel = themes.title = words.themes[theme];
  };
  showTheme();
  themes.addEventListener('click', () => {
    theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
    chooseTheme(theme);
    showTheme();
    announce(words.themes[theme]);
  });
  byId('header-tools').replaceChildren(tour, present, themes);
}

/** @param {string} textContent */
const button = (textContent) => createElement('button', { type: 'button', textContent });
