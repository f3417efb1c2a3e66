/** What stands where the training can be opened. What is said in it is in `lab/text.js`. */

export const trainingText = {
  title: 'Watch it learn',
  note: 'Train a network from nothing, here in your browser: it sees a few thousand digits and shows how well it reads others.',
  open: 'Open the training',
  name: 'The training',
};
