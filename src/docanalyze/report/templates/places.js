// Which part of the report is shown: the address says it (#quality, #d…, #treaties-12).

const title = document.title;
const whenLoaded = new Promise((done) => {
  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', done, { once: true });
  } else {
    done();
  }
});
const onArrival = [];

function addressed() {
  const [place, query] = location.hash.slice(1).split('?');
  let id = place;
  try {
    id = decodeURIComponent(place);
  } catch {
    // Not written by us: taken as it stands.
  }
  return { id, query: new URLSearchParams(query ?? '') };
}

function only(elements, chosen) {
  for (const element of elements) {
    element.classList.toggle('current', element === chosen);
  }
}

function current(link, isCurrent) {
  if (isCurrent) {
    link.setAttribute('aria-current', 'page');
  } else {
    link.removeAttribute('aria-current');
  }
}

function showView(view, article) {
  only(document.querySelectorAll('.view'), view);
  const part = view.id === 'texts' ? 'articles' : view.id;
  for (const link of document.querySelectorAll('.top nav a')) {
    if (link.getAttribute('href').startsWith('#')) {
      current(link, link.getAttribute('href') === `#${part}`);
    }
  }
  const heading = (article ?? view).querySelector('h1');
  document.title = part === 'overview' || !heading ? title : `${heading.textContent} – ${title}`;
}

function aimAt(target, isAsked) {
  for (const old of document.querySelectorAll('.aim')) {
    old.classList.remove('aim');
  }
  const isPart = target.matches('.view, .listing, .article');
  const focused = isPart ? target.querySelector('h1, h2') ?? target : target;
  if (!isPart) {
    target.classList.add('aim');
    target.closest('.passage')?.classList.add('aim');
  }
  if (isAsked) {
    if (!focused.matches('a, button, input')) {
      focused.tabIndex = -1;
    }
    focused.focus({ preventScroll: true });
  }
  if (typeof history.state?.top === 'number') {
    scrollTo(0, history.state.top);
  } else if (!isPart) {
    target.scrollIntoView({ block: 'center' });
  } else if (target.matches('#tables .listing')) {
    target.scrollIntoView({ block: 'start' });
  } else {
    scrollTo(0, 0);
  }
}

// Only what can be scrolled is a stop for the Tab key.
function makeStops(view) {
  for (const region of view.querySelectorAll('.scroll')) {
    region.tabIndex = region.scrollWidth > region.clientWidth ? 0 : -1;
  }
}

// Who goes back finds the page where it was left.
function rememberScrolling() {
  let timer;
  document.addEventListener('scroll', () => {
    clearTimeout(timer);
    timer = setTimeout(() => history.replaceState({ top: scrollY }, ''), 200);
  }, { passive: true });
}

// isAsked: the reader has followed a link, and has not only opened the page.
async function arrive(isAsked) {
  const { id, query } = addressed();
  if (id && !document.getElementById(id)) {
    await whenLoaded;
  }
  const views = document.querySelectorAll('.view');
  const target = id ? document.getElementById(id) : views[0];
  const view = target?.closest('.view');
  if (!view) {
    return;
  }
  const article = target.closest('.article');
  const listing = target.closest('.listing');
  if (view.id === 'texts' && !article) {
    location.replace('#articles');
    return;
  }
  showView(view, article);
  makeStops(view);
  for (const act of onArrival) {
    act({ view, article, listing, query });
  }
  aimAt(target, isAsked);
}
