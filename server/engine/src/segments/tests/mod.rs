mod agree;
mod manage;
mod reach;
mod speed;
mod trees;
mod wall;
mod world;
