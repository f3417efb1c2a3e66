/** The shape of the network, 784-128-10, and of the images that it reads. */

/** Pixels a side of an image, as in MNIST. */
export const IMAGE_SIDE = 28;
/** Pixels of an image: the inputs of the network. */
export const PIXELS = IMAGE_SIDE * IMAGE_SIDE;
/** Neurons of the hidden layer. */
export const HIDDEN_UNITS = 128;
/** The digits 0 to 9: the outputs of the network. */
export const CLASSES = 10;
