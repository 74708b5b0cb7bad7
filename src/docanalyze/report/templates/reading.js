// An article: its marks by pointer and by keyboard, and the articles before and after it.

const facts = document.createElement('div');
facts.id = 'facts';
facts.setAttribute('role', 'tooltip');
facts.hidden = true;

// What a mark says stands in its title until a script can show it better.
function factsOf(mark) {
  if (mark.title) {
    mark.dataset.facts = mark.title;
    mark.removeAttribute('title');
  }
  return mark.dataset.facts ?? '';
}

function isShown(mark) {
  return document.getElementById(`show-${mark.classList[0]}`).checked;
}

function marksAround(mark) {
  const around = [];
  for (let one = mark; one; one = one.parentElement?.closest('mark')) {
    factsOf(one);
    if (isShown(one)) {
      around.push(one);
    }
  }
  return around;
}

function showFacts(mark) {
  const around = marksAround(mark);
  hideFacts();
  if (!around.length) {
    return;
  }
  const lines = around.flatMap((one) => factsOf(one).split('\n').map((line, at) => {
    const paragraph = document.createElement('p');
    paragraph.dir = 'auto';
    paragraph.textContent = line;
    paragraph.classList.toggle('layer', at === 0);
    return paragraph;
  }));
  facts.replaceChildren(...lines);
  facts.hidden = false;
  around[0].classList.add('pointed');
  around[0].setAttribute('aria-describedby', facts.id);
  const box = around[0].getClientRects()[0];
  const width = document.documentElement.clientWidth;
  const left = Math.max(8, Math.min(box.left, width - facts.offsetWidth - 8));
  const fits = box.bottom + facts.offsetHeight + 12 < innerHeight;
  const top = fits ? box.bottom + 6 : Math.max(4, box.top - facts.offsetHeight - 6);
  facts.style.left = `${left + scrollX}px`;
  facts.style.top = `${top + scrollY}px`;
}

function hideFacts() {
  facts.hidden = true;
  for (const mark of document.querySelectorAll('mark.pointed')) {
    mark.classList.remove('pointed');
    mark.removeAttribute('aria-describedby');
  }
}

// One stop for the Tab key; from there the arrow keys go from mark to mark.
function makeStop(article, mark) {
  for (const old of article.querySelectorAll('mark[tabindex="0"]')) {
    old.tabIndex = -1;
  }
  if (mark) {
    mark.tabIndex = 0;
  }
}

function step(mark, key) {
  const article = mark.closest('.article');
  const marks = [...article.querySelectorAll('mark')].filter(isShown);
  const at = marks.indexOf(mark);
  const next = {
    ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1,
    Home: 0, End: marks.length - 1,
  }[key];
  if (next === undefined || !marks[next]) {
    return next !== undefined;
  }
  makeStop(article, marks[next]);
  marks[next].focus();
  return true;
}

function watchMarks() {
  document.getElementById('main').append(facts);
  document.addEventListener('pointerover', (event) => {
    const mark = event.target.closest?.('mark');
    if (mark) {
      showFacts(mark);
    } else if (!facts.contains(event.target) && document.activeElement?.tagName !== 'MARK') {
      hideFacts();
    }
  });
  document.addEventListener('focusin', (event) => {
    if (event.target.matches('mark')) {
      makeStop(event.target.closest('.article'), event.target);
      showFacts(event.target);
    } else {
      hideFacts();
    }
  });
  document.addEventListener('focusout', hideFacts);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      hideFacts();
    } else if (event.target.matches?.('mark') && step(event.target, event.key)) {
      event.preventDefault();
    }
  });
  // A layer that is switched off is no stop any more.
  document.addEventListener('change', (event) => {
    if (!event.target.matches('.legend input')) {
      return;
    }
    const layer = event.target.id.replace('show-', '');
    document.getElementById('texts').classList.toggle(`without-${layer}`, !event.target.checked);
    const article = document.querySelector('.article.current');
    if (article) {
      makeStop(article, [...article.querySelectorAll('mark')].find(isShown));
    }
  });
}

function turnLink(id, article) {
  const link = document.getElementById(id);
  if (link) {
    link.hidden = !article;
    link.href = article ? `#${article.id}` : '#articles';
  }
}

onArrival.push(({ article }) => {
  only(document.querySelectorAll('.article'), article);
  if (!article) {
    return;
  }
  if (article.tagName === 'DETAILS') {
    article.open = true;
    turnLink('previous', article.previousElementSibling?.closest('.article'));
    turnLink('next', article.nextElementSibling?.closest('.article'));
  }
  if (!article.querySelector('mark[tabindex="0"]')) {
    makeStop(article, [...article.querySelectorAll('mark')].find(isShown));
  }
});
