// A table on the page: search, choices, heads that sort, pages of rows.

const ROWS_SHOWN = 50;
const PAUSE = 150;

function made(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes('-') || name === 'role' || name === 'scope') {
      element.setAttribute(name, value);
    } else {
      element[name] = value;
    }
  }
  element.append(...children);
  return element;
}

class TableView {
  constructor(section) {
    const name = section.dataset.table;
    this.name = name;
    this.rows = new Rows(JSON.parse(document.getElementById(`rows-${name}`).textContent));
    this.state = { words: '', values: new Map(), sortedBy: null, isDescending: false };
    this.page = 0;
    // What is known of no row is no column.
    this.places = this.rows.columns.map((_, at) => at)
      .filter((at) => at === 0 || this.rows.rows.some((row) => this.rows.cell(row, at) !== null));
    this.heads = [];
    this.selects = new Map();
    this.told = made('p', { className: 'told', role: 'status' });
    this.body = made('tbody');
    this.pageNumber = made('p');
    this.before = made('button', { type: 'button', onclick: () => this.turn(-1) }, 'Previous rows');
    this.after = made('button', { type: 'button', onclick: () => this.turn(1) }, 'Next rows');
    const table = made(
      'table', {},
      made('caption', { className: 'visually-hidden' }, `${name}: the heads of the columns sort`),
      made('thead', {}, made('tr', {}, ...this.headCells())),
      this.body,
    );
    section.querySelector('.rows').replaceChildren(
      this.tools(),
      this.told,
      made('div', { className: 'listed', tabIndex: 0, role: 'region', 'aria-label': `Rows of ${name}` }, table),
      made(
        'nav', { className: 'turning', 'aria-label': `Pages of ${name}` },
        this.before, this.pageNumber, this.after,
      ),
    );
    this.update();
  }

  get hasArticles() {
    return this.name !== 'documents' && this.name !== 'errors';
  }

  tools() {
    this.search = made('input', { type: 'search', autocomplete: 'off', spellcheck: false });
    this.search.addEventListener('input', () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.change({ words: this.search.value }), PAUSE);
    });
    const selects = this.rows.columns.flatMap((column, at) => (column.chosen ? this.select(column, at) : []));
    return made(
      'div', { className: 'tools', role: 'search', 'aria-label': `Choose ${this.name}` },
      made('label', {}, 'Search', this.search),
      ...selects,
      made('button', { type: 'button', onclick: () => this.ask(new URLSearchParams()) }, 'Show all'),
    );
  }

  select(column, at) {
    const choices = this.rows.choices(at);
    if (!choices.length) {
      return [];
    }
    const options = choices.map(([value, count]) => {
      const words = value === 'null' ? 'not known' : shown(JSON.parse(value), column.kind);
      return made('option', { value }, `${words} (${count.toLocaleString('en')})`);
    });
    const select = made('select', {}, made('option', { value: '' }, 'any'), ...options);
    select.addEventListener('change', () => {
      const values = new Map(this.state.values);
      values.delete(at);
      if (select.value) {
        values.set(at, select.value);
      }
      this.change({ values });
    });
    this.selects.set(column.name, { select, at });
    return [made('label', {}, column.title, select)];
  }

  headCells() {
    const titles = this.rows.columns.map((column) => column.title);
    // The name of the article is no column of the table; it is sorted by as if it were the last.
    this.heads = [...titles, 'article'].map((title, at) => made(
      'th', { scope: 'col', className: this.isNumber(at) ? 'number' : '' },
      made(
        'button', { type: 'button', onclick: () => this.sort(at) },
        title, made('span', { className: 'arrow', 'aria-hidden': 'true' }),
      ),
    ));
    const [first, ...others] = this.places.map((at) => this.heads[at]);
    return [first, ...(this.hasArticles ? [this.heads.at(-1)] : []), ...others];
  }

  isNumber(at) {
    return ['number', 'share'].includes(this.rows.columns[at]?.kind);
  }

  sort(at) {
    const { sortedBy, isDescending } = this.state;
    this.change({ sortedBy: at, isDescending: sortedBy === at && !isDescending });
  }

  change(changed) {
    Object.assign(this.state, changed);
    this.page = 0;
    this.update();
  }

  turn(by) {
    this.page += by;
    this.draw();
  }

  // What the address asks for: q=words, or column=value.
  ask(query) {
    this.search.value = query.get('q') ?? '';
    const values = new Map();
    for (const [name, { select, at }] of this.selects) {
      const options = [...select.options].filter((option) => option.value);
      const wanted = options.find(({ value }) => query.has(name) && String(JSON.parse(value)) === query.get(name));
      select.value = wanted?.value ?? '';
      if (wanted) {
        values.set(at, wanted.value);
      }
    }
    this.change({ words: this.search.value, values });
  }

  update() {
    this.found = this.rows.chosen(this.state);
    this.heads.forEach((head, at) => {
      if (at === this.state.sortedBy) {
        head.setAttribute('aria-sort', this.state.isDescending ? 'descending' : 'ascending');
      } else {
        head.removeAttribute('aria-sort');
      }
    });
    this.draw();
  }

  draw() {
    const first = this.page * ROWS_SHOWN;
    const rows = this.found.slice(first, first + ROWS_SHOWN);
    const [count, all] = [this.found.length, this.rows.rows.length].map((n) => n.toLocaleString('en'));
    const pages = Math.max(1, Math.ceil(this.found.length / ROWS_SHOWN));
    this.body.replaceChildren(...rows.map((row) => this.line(row)));
    this.told.textContent = rows.length
      ? `Rows ${first + 1} to ${first + rows.length} of ${count}${count === all ? '' : `, chosen from ${all}`}.`
      : `No row of ${all} is like that.`;
    this.pageNumber.textContent = `Page ${this.page + 1} of ${pages}`;
    this.before.disabled = this.page === 0;
    this.after.disabled = this.page + 1 >= pages;
  }

  line(row) {
    const cells = this.places.map((at) => {
      const column = this.rows.columns[at];
      const words = shown(this.rows.cell(row, at), column.kind);
      const link = at === 0 ? this.rows.linkOf(row) : null;
      const content = link ? made('a', { href: link }, words || '(no words)') : words;
      const isWide = words.length > 60;
      return made(
        at === 0 ? 'th' : 'td',
        {
          className: this.isNumber(at) ? 'number' : isWide ? 'wide' : column.kind,
          ...(at === 0 ? { scope: 'row' } : {}),
        },
        made('bdi', {}, content),
      );
    });
    if (this.hasArticles) {
      const name = this.rows.nameOf(row);
      cells.splice(1, 0, made('td', { className: 'article-name', title: name }, made('bdi', {}, name)));
    }
    return made('tr', {}, ...cells);
  }
}

const tableViews = new Map();

function showTable(section, query) {
  if (!document.getElementById(`rows-${section.dataset.table}`)) {
    return;
  }
  if (!tableViews.has(section)) {
    tableViews.set(section, new TableView(section));
  }
  if ([...query].length) {
    tableViews.get(section).ask(query);
  }
}

onArrival.push(async ({ view, listing, query }) => {
  const section = listing ?? (view.id === 'tables' ? null : view.querySelector('.listing'));
  only(document.querySelectorAll('#tables .listing'), section);
  for (const link of document.querySelectorAll('.cards a')) {
    current(link, section && link.getAttribute('href') === `#${section.id}`);
  }
  if (section) {
    if (!document.getElementById(`rows-${section.dataset.table}`)) {
      await whenLoaded;
    }
    showTable(section, query);
  }
});
