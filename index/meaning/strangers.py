"""Questions that no document answers, in both languages: what they come near to is near to anything.

How near that is depends on the model and on the texts, so every build measures it with these
(:mod:`index.meaning.levels`). They are asked as people ask an office, about things that there are not: a corpus of laws
answers what a corpus of recipes does not, and neither licenses dragons.
"""

from __future__ import annotations

#: The same question in Chinese and in English.
STRANGERS: tuple[tuple[str, str], ...] = (
    ("隐身斗篷怎么登记", "how to register an invisibility cloak"),
    ("宠物龙饲养许可证", "licence to keep a pet dragon"),
    ("时光机年检标准", "yearly inspection of time machines"),
    ("火星移民安置费", "resettlement allowance for emigrants to Mars"),
    ("魔法学校招生简章", "admission to a school of magic"),
    ("外星人签证办理", "visa for extraterrestrials"),
    ("恐龙检疫规定", "quarantine rules for dinosaurs"),
    ("月球土地确权", "title to land on the Moon"),
    ("瞬间移动票价", "price of a teleportation ticket"),
    ("长生不老药报销比例", "reimbursement of the elixir of life"),
    ("飞毯驾照考试", "driving test for flying carpets"),
    ("美人鱼保护区范围", "boundaries of the mermaid reserve"),
    ("吸血鬼献血补贴", "blood donation allowance for vampires"),
    ("圣诞老人加班费", "overtime pay of Santa Claus"),
    ("鬼屋产权过户", "transfer of ownership of a haunted house"),
    ("占星师职称评定", "professional title of astrologers"),
    ("海底城市规划", "zoning of the undersea city"),
    ("机器人结婚手续", "marriage of robots"),
    ("彩虹开采权", "mining rights for rainbows"),
    ("梦境版权登记", "copyright in dreams"),
    ("云朵租赁合同", "lease of a cloud"),
    ("狼人疫苗接种", "vaccination of werewolves"),
    ("永动机专利奖励", "reward for a patent on perpetual motion"),
    ("巨人鞋码国家标准", "standard of shoe sizes for giants"),
    ("猫咪选举办法", "election of the cat council"),
    ("雪人救助站", "shelter for snowmen"),
    ("南极火锅店开业条件", "opening a hotpot restaurant at the South Pole"),
    ("太阳降温工程预算", "budget for cooling the Sun"),
    ("蚂蚁公积金提取", "withdrawal from the provident fund for ants"),
    ("精灵语等级考试", "examination in Elvish"),
    ("黑洞垃圾填埋收费", "fee for dumping waste into a black hole"),
    ("影子社保转移", "transfer of a shadow's social insurance"),
    ("企鹅航空行李限额", "baggage allowance of Penguin Airlines"),
    ("预言错误赔偿", "compensation for wrong prophecies"),
    ("石头养老金", "pension of stones"),
    ("重力停供通知", "notice of an interruption of gravity"),
)
