// Everything above is ready: show what the address asks for.

const colours = document.getElementById('colours');
colours.value = document.documentElement.dataset.colours ?? '';
colours.addEventListener('change', () => {
  if (colours.value) {
    document.documentElement.dataset.colours = colours.value;
  } else {
    delete document.documentElement.dataset.colours;
  }
  try {
    localStorage.setItem('docanalyze-colours', colours.value);
  } catch {
    // A browser may keep nothing for pages from the disk.
  }
});
watchMarks();
addEventListener('resize', () => makeStops(document.querySelector('.view.current')));
addEventListener('hashchange', () => arrive(true));
arrive(false);
// The browser itself scrolls to what the address names once all is loaded; ours is the last word.
addEventListener('load', () => {
  if (location.hash) {
    arrive(false);
  }
  rememberScrolling();
});
