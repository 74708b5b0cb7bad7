// Before anything is drawn: a script is there, and these colours were chosen last time.
document.documentElement.classList.add('scripted');
try {
  const colours = localStorage.getItem('docanalyze-colours');
  if (colours === 'light' || colours === 'dark') {
    document.documentElement.dataset.colours = colours;
  }
} catch {
  // A browser may keep nothing for pages from the disk.
}
