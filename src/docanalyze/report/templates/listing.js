// The rows of a table: how they are searched, chosen and sorted. Nothing here touches the page.

const byWords = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
const MOST_CHOICES = 60;

function shown(value, kind) {
  if (value === null || value === undefined) {
    return '';
  }
  if (kind === 'label') {
    return value === 'none' ? 'no model' : value.replaceAll('_', ' ');
  }
  if (kind === 'flag') {
    return value ? 'yes' : 'no';
  }
  return kind === 'share' ? value.toFixed(2) : String(value);
}

// A year before 1 has a sign, and comes before one after it.
function dayNumber(value) {
  const match = /^(-?\d{4,})(?:-(\d\d))?(?:-(\d\d))?/.exec(value);
  return match ? Number(match[1]) * 372 + Number(match[2] ?? 1) * 31 + Number(match[3] ?? 1) : NaN;
}

function compared(one, other, kind) {
  if (kind === 'text' || kind === 'list' || kind === 'label') {
    return byWords.compare(one, other);
  }
  const [left, right] = kind === 'date' ? [dayNumber(one), dayNumber(other)] : [one, other];
  return Number.isNaN(left - right) ? byWords.compare(one, other) : left - right;
}

class Rows {
  constructor(data) {
    Object.assign(this, data);
    // The place of a row's article and the id of its mark stand before its cells.
    this.cell = (row, at) => row[at + 2];
    this.haystacks = new Map();
  }

  nameOf(row) {
    return this.docs[row[0]]?.[1] ?? '';
  }

  linkOf(row) {
    if (row[1] === null) {
      return null;
    }
    const file = this.articles ? `${this.articles}${encodeURIComponent(this.docs[row[0]][0])}.html` : '';
    return `${file}#${encodeURIComponent(row[1])}`;
  }

  haystack(row) {
    if (!this.haystacks.has(row)) {
      const cells = this.columns.map((column, at) => {
        const value = this.cell(row, at);
        return column.kind === 'label' ? `${value} ${shown(value, column.kind)}` : shown(value, column.kind);
      });
      this.haystacks.set(row, [...cells, this.nameOf(row)].join('\n').toLowerCase());
    }
    return this.haystacks.get(row);
  }

  // The values by which rows can be chosen, with how many rows have them, commonest first.
  choices(at) {
    const counts = new Map();
    for (const row of this.rows) {
      const value = JSON.stringify(this.cell(row, at));
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const ranked = [...counts].sort((one, other) => other[1] - one[1]);
    return ranked.length > 1 && ranked.length <= MOST_CHOICES ? ranked : [];
  }

  chosen({ words, values, sortedBy, isDescending }) {
    const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
    const rows = this.rows.filter((row) => (
      [...values].every(([at, value]) => JSON.stringify(this.cell(row, at)) === value)
      && wanted.every((word) => this.haystack(row).includes(word))
    ));
    return sortedBy === null ? rows : this.sorted(rows, sortedBy, isDescending);
  }

  // What is not known comes last, whichever way the rows are sorted.
  sorted(rows, at, isDescending) {
    const [read, kind] = at < this.columns.length
      ? [(row) => this.cell(row, at), this.columns[at].kind]
      : [(row) => this.nameOf(row), 'text'];
    return [...rows].sort((first, second) => {
      const [one, other] = [read(first), read(second)];
      if (one === null || other === null) {
        return (one === null) - (other === null);
      }
      return isDescending ? compared(other, one, kind) : compared(one, other, kind);
    });
  }
}
