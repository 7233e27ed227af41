'use strict';
(() => {
  const byId = id => document.getElementById(id);
  const data = id => JSON.parse(byId(id).textContent);
  const [CONTROL, SEVERITY, PATH, LINE, COLUMN, NAMESPACE, RESOURCE, MESSAGE, FIX, SOURCE, FROM, TO, WAIVER] = Array(13).keys();
  const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'];
  const BATCH = 60;
  const PRINTED = 500;
  const rows = data('rows'), words = data('words'), controls = data('controls');
  const word = (row, field) => typeof row[field] === 'number' ? words[row[field]] : row[field];
  const list = byId('list'), more = byId('more'), count = byId('count'), form = document.querySelector('.filters');
  const tiles = [...document.querySelectorAll('.tiles button')];
  const filters = {text: byId('text'), ring: byId('ring'), namespace: byId('namespace'), file: byId('file')};
  const searched = [];
  let found = [], drawn = 0;

  rows.sort((a, b) => a[SEVERITY] - b[SEVERITY]);

  const element = (name, className, ...children) => {
    const node = document.createElement(name);
    if (className) node.className = className;
    node.append(...children);
    return node;
  };

  function source(row) {
    const line = [...word(row, SOURCE)];
    const from = row[FROM] - 1, to = Math.max(from + 1, row[TO] - 1);
    const box = element('pre', 'src', element('span', '', String(row[LINE])),
      element('code', '', line.slice(0, from).join(''), element('mark', '', line.slice(from, to).join('')), line.slice(to).join('')));
    box.tabIndex = 0;
    box.setAttribute('role', 'group');
    box.setAttribute('aria-label', 'source, line ' + row[LINE]);
    return box;
  }

  function card(row) {
    const control = controls[row[CONTROL]], severity = SEVERITIES[row[SEVERITY]];
    const node = element('article', 'f ' + severity, element('h3', '', element('span', 'sev', severity), word(row, MESSAGE)));
    const place = word(row, PATH) + (row[LINE] ? ':' + row[LINE] + ':' + row[COLUMN] : '');
    node.append(element('p', 'where', element('code', '', place), ' ', word(row, RESOURCE)));
    if (word(row, SOURCE)) node.append(source(row));
    if (word(row, WAIVER)) node.append(element('p', 'waived', word(row, WAIVER)));
    node.append(element('p', 'fix', element('b', '', 'Fix'), ' ', word(row, FIX)));
    node.append(element('details', '', element('summary', '', 'Why: ' + control.title),
      element('p', '', control.why), element('p', '', element('code', '', control.id))));
    return node;
  }

  function draw(most) {
    const next = document.createDocumentFragment();
    const end = Math.min(found.length, drawn + most);
    for (; drawn < end; drawn++) next.append(card(found[drawn]));
    list.append(next);
    more.hidden = drawn >= found.length;
  }

  const haystack = i => searched[i] ??= [controls[rows[i][CONTROL]].id, controls[rows[i][CONTROL]].title, SEVERITIES[rows[i][SEVERITY]],
    ...[PATH, RESOURCE, MESSAGE, FIX, SOURCE].map(field => word(rows[i], field))].join('\n').toLowerCase();

  function filter() {
    const text = filters.text.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const severities = new Set(tiles.filter(tile => tile.getAttribute('aria-pressed') === 'true').map(tile => SEVERITIES.indexOf(tile.value)));
    const ring = filters.ring.value, namespace = filters.namespace.value, file = filters.file.value;
    found = rows.filter((row, i) => severities.has(row[SEVERITY])
      && (!ring || controls[row[CONTROL]].ring === ring)
      && (!namespace || word(row, NAMESPACE) === namespace)
      && (!file || word(row, PATH) === file)
      && text.every(part => haystack(i).includes(part)));
    list.replaceChildren();
    drawn = 0;
    draw(BATCH);
    count.textContent = found.length === rows.length ? `${rows.length} findings, the most severe first`
      : `${found.length} of ${rows.length} findings`;
  }

  function offer(select, values) {
    const sorted = [...new Set(values)].filter(Boolean).sort();
    for (const value of sorted) select.append(new Option(value, value));
    select.parentElement.hidden = sorted.length < 2;
  }

  offer(filters.ring, controls.map(control => control.ring));
  offer(filters.namespace, rows.map(row => word(row, NAMESPACE)));
  offer(filters.file, rows.map(row => word(row, PATH)));

  let waiting;
  form.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(filter, 120); });
  form.addEventListener('submit', event => event.preventDefault());
  form.addEventListener('reset', () => {
    tiles.forEach(tile => tile.setAttribute('aria-pressed', 'true'));
    setTimeout(filter);
  });
  for (const tile of tiles) {
    tile.disabled = false;
    tile.addEventListener('click', () => {
      tile.setAttribute('aria-pressed', String(tile.getAttribute('aria-pressed') !== 'true'));
      filter();
    });
  }
  more.addEventListener('click', () => {
    const first = list.children.length;
    draw(BATCH);
    const next = list.children[first];
    if (next) { next.tabIndex = -1; next.focus(); }
  });
  new IntersectionObserver(seen => { if (seen[0].isIntersecting && !more.hidden) draw(BATCH); }, {rootMargin: '600px'}).observe(more);

  const theme = byId('theme'), THEMES = ['system', 'light', 'dark'];
  const paint = choice => {
    if (choice === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = choice;
    theme.textContent = 'Theme: ' + choice;
    theme.value = choice;
  };
  theme.addEventListener('click', () => {
    const next = THEMES[(THEMES.indexOf(theme.value) + 1) % 3];
    paint(next);
    try { localStorage.setItem('brynje-theme', next); } catch { /* pages from a file may keep nothing */ }
  });
  let kept = null;
  try { kept = localStorage.getItem('brynje-theme'); } catch { /* as above */ }
  paint(THEMES.includes(kept) ? kept : 'system');
  byId('print').addEventListener('click', () => print());
  addEventListener('beforeprint', () => { if (drawn < PRINTED) draw(PRINTED - drawn); });

  document.querySelector('.tools').hidden = false;
  form.hidden = false;
  filter();
})();
